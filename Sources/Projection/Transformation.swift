import CProj

/// PROJ's context and its transformations to and from SWEREF 99 TM, each made when first asked for.
///
/// Not safe to use from two threads at once, as PROJ's contexts are not: ``Projector`` guards it. Axes are in EPSG's own
/// order all through: northing (latitude) first. The network is off, so a result never depends on what was fetched.
@safe struct Transformation: ~Copyable {
    private let context: OpaquePointer
    private var operations: [ReferenceSystem: Operation] = [:]

    /// A pair in the order of EPSG's axes.
    struct Pair {
        /// Northing in metres, or latitude in degrees.
        var first: Double
        /// Easting in metres, or longitude in degrees.
        var second: Double
    }

    enum Direction { case toGrid, fromGrid }

    /// Nil when PROJ has no memory for a context.
    init?() {
        guard let context = unsafe proj_context_create() else { return nil }
        unsafe self.context = context
        // Faults come back as values; PROJ would print them too.
        unsafe proj_log_level(context, PJ_LOG_NONE)
        unsafe proj_context_set_enable_network(context, 0)
    }

    deinit {
        for operation in operations.values { operation.destroy() }
        unsafe proj_context_destroy(context)
    }

    /// Makes the transformation between `system` and SWEREF 99 TM, so that later calls cannot find it missing.
    mutating func prepare(_ system: ReferenceSystem) throws(ProjectionFault) {
        _ = try operation(for: system)
    }

    /// The pair in the other system; nil when PROJ cannot compute it.
    mutating func transform(_ pair: Pair, _ direction: Direction, _ system: ReferenceSystem)
        throws(ProjectionFault) -> Pair?
    {
        try operation(for: system).run(pair, direction)
    }

    /// The pairs in the other system, each nil when PROJ cannot compute it.
    mutating func transform(_ pairs: [Pair], _ direction: Direction, _ system: ReferenceSystem)
        throws(ProjectionFault) -> [Pair?]
    {
        let operation = try operation(for: system)
        return pairs.map { operation.run($0, direction) }
    }

    private mutating func operation(for system: ReferenceSystem) throws(ProjectionFault) -> Operation {
        if let made = operations[system] { return made }
        guard let made = unsafe Operation(from: system, in: context) else {
            throw .unavailable(from: system, to: .sweref99TM)
        }
        operations[system] = made
        return made
    }
}

/// One of PROJ's operations, from a system to SWEREF 99 TM. Lives until ``destroy()``, which its owner calls once.
@safe private struct Operation {
    private let pointer: OpaquePointer

    init?(from system: ReferenceSystem, in context: OpaquePointer) {
        let made = unsafe proj_create_crs_to_crs(
            context, "EPSG:\(system.rawValue)", "EPSG:\(ReferenceSystem.sweref99TM.rawValue)", nil)
        guard let made = unsafe made else { return nil }
        unsafe pointer = made
    }

    func destroy() { unsafe proj_destroy(pointer) }

    func run(_ pair: Transformation.Pair, _ direction: Transformation.Direction) -> Transformation.Pair? {
        let input = proj_coord(pair.first, pair.second, 0, 0)
        let output = unsafe proj_trans(pointer, direction == .toGrid ? PJ_FWD : PJ_INV, input)
        let (first, second) = unsafe (output.xy.x, output.xy.y)
        guard first.isFinite, second.isFinite else {
            _ = unsafe proj_errno_reset(pointer)
            return nil
        }
        return Transformation.Pair(first: first, second: second)
    }
}
