/// An image’s bytes without what they say of people, places and devices: camera, position, author, comments, thumbnails, edit history,
/// and whatever follows the image’s end (videos of “live” photos, second pictures, maps of depth). What is drawn keeps its bytes.
///
/// - Parameter image: a file of at most a few hundred megabytes; its format is told by its first bytes, never by its name.
/// - Returns: nil when the bytes are not a whole, well-formed JPEG, PNG, GIF or WebP. The structure is checked, the pixels are not decoded.
///   Of an image that came out of this function, the same bytes.
///
/// Every format is read by an allow-list: what is unknown is left out. Colour profiles stay, since colours need them;
/// they name at most a kind of screen or camera.
///
/// Sources: ITU-T T.81 annex B (JPEG), ITU-T T.871 (JFIF), CIPA DC-008 (Exif 2.3), W3C PNG third edition, GIF89a, RFC 9649 (WebP).
public func withoutMetadata(_ image: [UInt8]) -> [UInt8]? {
    switch image.first {
    case 0xFF: JPEG.withoutMetadata(image)
    case 0x89: PNG.withoutMetadata(image)
    case 0x47: GIF.withoutMetadata(image)
    case 0x52: WebP.withoutMetadata(image)
    default: nil
    }
}
