package import Reports

/// A form with photos, as a browser sends it to a route with ``PhotoKeeper/formUpload``.
package struct PhotoForm: Sendable {
    package let fields: FormText
    /// The files of the form in their order, whatever their fields are called, without those that were left empty. What is wrong with one
    /// keeps no other out.
    package let photos: [Result<any IncomingPhoto, PhotoFormFault>]

    /// How many photos are taken of one form.
    package static let most = 3
    /// What its other fields may hold, in bytes.
    static let textBytes = 64 * 1_024
}

/// Why a photo of a form did not come in.
package enum PhotoFormFault: Error, Hashable, Sendable {
    /// It is larger than ``PhotoKeeper/upload`` takes.
    case tooLarge
    /// There are ``PhotoForm/most`` before it in the form.
    case tooMany
    case notPrepared(PhotoPreparingFault)
}

extension PhotoKeeper {
    /// What a route takes whose body is a form with photos. There is room for two too many, so that they are refused by themselves.
    package static let formUpload = Route.Upload(
        limit: (PhotoForm.most + 2) * upload.limit + 2 * PhotoForm.textBytes,
        mediaTypes: ["multipart/form-data"], seconds: 300)

    /// Receives a form with photos. None of them is looked at yet.
    ///
    /// - Throws: 400 for what is no form or has more than 64 kB of other fields; 403 for one that a page of another site sent, and, from
    ///   somebody who has signed in, for one without the token of a page of the session before its first file; 413, 415.
    package func receiveForm(_ call: Call) async throws -> PhotoForm {
        guard let body = call.upload else { throw Problem.internalFault }
        var reception = Reception(keeper: self, call: call)
        try await body.receiveForm { try await reception.take($0) }
        return try reception.form()
    }

    /// Keeps a photo of a form.
    ///
    /// - Throws: ``PhotoPreparingFault``, ``PhotoFault``, and what the store throws.
    package func keep(_ photo: any IncomingPhoto, by permit: PhotoPermit, for call: Call) async throws
        -> PhotoAcceptance
    {
        // A browser that does not know HEIC says that it is anything, so what it says is passed over.
        try await keep(photo, as: nil, by: permit, for: call)
    }
}

/// A form on its way in.
private struct Reception {
    let keeper: PhotoKeeper
    let call: Call
    private var part: FormPart?
    private var fields: [(name: String, value: String)] = []
    private var text: [UInt8] = []
    private var textBytes = 0
    private var photo: Result<any IncomingPhoto, PhotoFormFault>?
    private var size = 0
    private var photos: [Result<any IncomingPhoto, PhotoFormFault>] = []

    init(keeper: PhotoKeeper, call: Call) {
        self.keeper = keeper
        self.call = call
    }

    mutating func take(_ piece: MultipartReader.Piece) async throws {
        switch piece {
        case .begin(let begun): (part, photo, size, text) = (begun, nil, 0, [])
        case .bytes(let bytes):
            if part?.isFile == true {
                try await append(bytes)
            } else {
                textBytes += bytes.count
                guard textBytes <= PhotoForm.textBytes else { throw Problem.unreadableForm }
                text += bytes
            }
        case .end:
            guard let part else { return }
            if let photo {
                photos.append(photo)
            } else if !part.isFile {
                fields.append((part.name, String(decoding: text, as: UTF8.self)))
            } else if !part.isLeftEmpty {
                photos.append(.failure(.notPrepared(.refused(.notAPhoto))))
            }
        }
    }

    private mutating func append(_ bytes: [UInt8]) async throws {
        size += bytes.count
        if size > PhotoKeeper.upload.limit {
            photo = .failure(.tooLarge)
        } else if photo == nil {
            // Nothing of a file is put on the disk for a form that is not of this session.
            try call.requireFormToken(token)
            photo =
                photos.count < PhotoForm.most
                ? Result { () throws(PhotoFormFault) in try keeper.beginPhoto() } : .failure(.tooMany)
        }
        guard case .success(let begun) = photo else { return }
        do {
            try await begun.append(bytes)
        } catch let fault as PhotoPreparingFault {
            photo = .failure(.notPrepared(fault))
        }
    }

    /// - Throws: 400 for a field that comes twice, 403 for a form without the token.
    func form() throws(Problem) -> PhotoForm {
        try call.requireFormToken(token)
        return PhotoForm(fields: try FormText(fields), photos: photos)
    }

    private var token: String? { fields.first { $0.name == "formToken" }?.value }
}

extension PhotoKeeper {
    fileprivate func beginPhoto() throws(PhotoFormFault) -> any IncomingPhoto {
        do {
            return try begin()
        } catch {
            throw .notPrepared(error)
        }
    }
}

extension Call {
    /// - Throws: 403 unless a form of somebody who has signed in carries what only a page of the session has.
    fileprivate func requireFormToken(_ given: String?) throws(Problem) {
        guard identified?.person != nil else { return }
        guard let session, let given, session.isFormToken(given) else { throw .formTokenMissing }
    }
}
