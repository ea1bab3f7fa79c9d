import Foundations
import Glibc

/// The outer frame of a MATLAB file, looked at before the library that reads it.
///
/// libmatio takes what it cannot identify for a version 4 file, and reads as far as it can of a file that was cut off.
/// Both would come out as odd numbers; here they are one error each.
///
/// Source of the layout: "MAT-File Format", The MathWorks, R2019b, chapter 1.
struct MATFrame: Sendable, Hashable {
    enum Version: Sendable, Hashable {
        case five, sevenPointThree
    }

    let version: Version
    /// Bytes in the file.
    let size: Int

    private static let headerLength = 128
    private static let hdf5Signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let expectation = "a MATLAB file of version 5 or 7.3"

    /// Checks that `path` is a regular, readable file with a MATLAB header, and that a version 5 file holds all the
    /// bytes it announces.
    init(path: String) throws(EnvironmentError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let reason = errno
            let cause = String(cString: strerror(reason))
            throw reason == ENOENT || reason == ENOTDIR
                ? EnvironmentError(.fileNotFound, "there is no such file", path: path)
                : EnvironmentError(.unreadable, "the file cannot be opened", cause: cause, path: path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw EnvironmentError(
                .unreadable, "the file cannot be examined", cause: String(cString: strerror(errno)), path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "something that is not a file"
            throw .malformed(path, expected: Self.expectation, found: kind)
        }
        size = Int(status.st_size)
        guard size > 0 else { throw .malformed(path, expected: Self.expectation, found: "an empty file") }
        guard let header = Self.bytes(Self.headerLength, at: 0, of: descriptor) else {
            throw .malformed(
                path, expected: Self.expectation, found: "\(size) bytes, fewer than its header of \(Self.headerLength)")
        }
        let isLittleEndian: Bool
        switch (header[126], header[127]) {
        case (UInt8(ascii: "I"), UInt8(ascii: "M")): isLittleEndian = true
        case (UInt8(ascii: "M"), UInt8(ascii: "I")): isLittleEndian = false
        default: throw .malformed(path, expected: Self.expectation, found: Self.guess(header))
        }
        switch isLittleEndian ? (header[125], header[124]) : (header[124], header[125]) {
        case (1, 0):
            version = .five
            try Self.checkElements(of: descriptor, size: size, isLittleEndian: isLittleEndian, path: path)
        case (2, 0):
            version = .sevenPointThree
            guard Self.bytes(8, at: 512, of: descriptor) == Self.hdf5Signature else {
                throw .malformed(
                    path, expected: "an HDF5 file behind the header of version 7.3", found: "none",
                    hint: "the file was damaged or cut off")
            }
            if let announced = Self.announcedHDF5Size(of: descriptor), announced > size {
                throw .malformed(
                    path, expected: "\(announced) bytes", found: "\(size)",
                    hint: "it was cut off: copy or download it again")
            }
        case (let major, let minor):
            throw .malformed(path, expected: Self.expectation, found: "version \(major).\(minor)")
        }
    }

    /// Follows the top-level elements from tag to tag to the end of the file.
    private static func checkElements(
        of descriptor: Int32, size: Int, isLittleEndian: Bool, path: String
    ) throws(EnvironmentError) {
        var offset = headerLength
        var element = 0
        while offset < size {
            element += 1
            guard let tag = bytes(8, at: offset, of: descriptor) else {
                throw .malformed(
                    path, expected: "\(size) bytes to hold whole variables",
                    found: "the file cut off inside variable \(element)", hint: "copy or download it again")
            }
            let words = stride(from: 0, to: 8, by: 4).map { start -> Int in
                let four = isLittleEndian ? tag[start..<start + 4].reversed() : Array(tag[start..<start + 4])
                return four.reduce(0) { $0 << 8 | Int($1) }
            }
            let matrix = 14
            let compressed = 15
            guard words[0] == matrix || words[0] == compressed else {
                throw .malformed(
                    path, expected: "variables to byte \(size)", found: "something else at byte \(offset)",
                    hint: "the file is damaged")
            }
            guard words[1] <= size - offset - 8 else {
                throw .malformed(
                    path, expected: "variable \(element) to be \(words[1]) bytes long",
                    found: "\(size - offset - 8) bytes to the end of the file",
                    hint: "it was cut off: copy or download it again")
            }
            offset += 8 + words[1]
        }
        guard element > 0 else { throw .malformed(path, expected: "at least one variable", found: "none") }
    }

    /// Bytes up to the end of an HDF5 file by its superblock, or nil where that is of a sort not known here.
    ///
    /// Source of the layout: "HDF5 File Format Specification Version 3.0", II.A.
    private static func announcedHDF5Size(of descriptor: Int32) -> Int? {
        let start = 512
        guard let block = bytes(64, at: start, of: descriptor) else { return nil }
        let (sizePlace, basePlace, endPlace): (Int, Int, Int)
        switch block[8] {
        case 0: (sizePlace, basePlace, endPlace) = (13, 24, 40)
        case 1: (sizePlace, basePlace, endPlace) = (13, 28, 44)
        case 2, 3: (sizePlace, basePlace, endPlace) = (9, 12, 28)
        default: return nil
        }
        guard block[sizePlace] == 8 else { return nil }
        func number(_ place: Int) -> UInt64 { block[place..<place + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        // Addresses count from the base, which some writers give without the header in front.
        let (length, overflow) = number(endPlace).subtractingReportingOverflow(number(basePlace))
        return overflow || length > UInt64(Int.max / 2) ? nil : Int(length) + start
    }

    private static func bytes(_ count: Int, at offset: Int, of descriptor: Int32) -> [UInt8]? {
        let result = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
        return result.count == count ? result : nil
    }

    /// What else the beginning of a file looks like.
    private static func guess(_ header: [UInt8]) -> String {
        if header.starts(with: hdf5Signature) { return "an HDF5 file without MATLAB's header" }
        if header.starts(with: [0x50, 0x4B]) { return "a ZIP or NumPy archive" }
        if header.starts(with: [0x1F, 0x8B]) { return "a gzip file: unpack it first" }
        if header.starts(with: Array("version https://git-lfs".utf8)) {
            return "a Git LFS pointer: fetch the file itself"
        }
        if header.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) { return "text" }
        return "other bytes"
    }
}
