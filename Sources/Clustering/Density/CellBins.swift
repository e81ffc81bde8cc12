/// How cells are dealt into bins by the leading digit of their keys.
struct CellBins {
    private let raster: CellRaster
    let count: Int
    private let shift: UInt64

    /// As many bins as leave each some thousand of the points, where those are spread evenly; at most 256.
    init(_ raster: CellRaster, points: Int) {
        self.raster = raster
        let keyBits = UInt64.bitWidth - raster.greatestKey.leadingZeroBitCount
        let binBits = min(8, Int.bitWidth - (points / 4_096).leadingZeroBitCount)
        shift = UInt64(max(0, keyBits - binBits))
        count = Int(raster.greatestKey >> shift) + 1
    }

    @inline(__always)
    func bin(northing: Int32, easting: Int32) -> Int {
        Int(truncatingIfNeeded: raster.key(northing: northing, easting: easting) &>> shift)
    }
}
