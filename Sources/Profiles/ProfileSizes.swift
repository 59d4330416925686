/// How much each column of a table may keep, so that a table of any number of columns stays in about the same memory: some 20 MB up to a
/// thousand columns.
struct ProfileSizes {
    /// How many distinct values are counted exactly.
    let exactValues: Int
    /// Bytes of text kept with them.
    let textBytes: Int
    /// 2 to this power registers estimate the number of distinct values beyond.
    let registerBits: Int
    /// 2 to this power places look for frequent values beyond.
    let placeBits: Int
    /// How many of the most frequent exact values go on being counted exactly beyond.
    let followedValues: Int
    /// How many intervals tell the spread of numbers beyond.
    let intervals: Int

    init(columns: Int) {
        let columns = max(columns, 1)
        exactValues = min(10_000, max(64, 200_000 / columns))
        textBytes = min(1 << 20, max(8_192, (6 << 20) / columns))
        registerBits = columns <= 64 ? 12 : columns <= 512 ? 11 : 10
        placeBits = columns <= 64 ? 10 : columns <= 512 ? 8 : 7
        followedValues = columns <= 64 ? 64 : columns <= 512 ? 32 : 16
        intervals = columns <= 64 ? 1_024 : columns <= 512 ? 512 : 128
    }
}
