/// The icons of the European themes, drawn for these pages: strokes on 24 by 24. A theme that is none of Europe's wears a label's.
enum ThemeIcons {
    /// - Parameter theme: its European code in lower case.
    static func path(_ theme: String) -> String { paths[theme] ?? label }

    private static let label = "M4 5v6.5l8.5 8.5 7-7L11 4.5H5a1 1 0 0 0-1 .5zM8 8.5h.01"
    private static let paths = [
        "agri": "M12 21v-9m0 0c0-4 3-6.5 7.5-6.5 0 4.5-3 6.5-7.5 6.5zm0 4c0-3.5-2.5-5.5-6.5-5.5 0 4 2.5 5.5 6.5 5.5z",
        "econ": "M4 20h16M7 16v-4m5 4V8m5 8V4",
        "educ": "M12 6.5C10 5 7 4.5 4 4.5v13c3 0 6 .5 8 2 2-1.5 5-2 8-2v-13c-3 0-6 .5-8 2zm0 0v13",
        "ener": "M13 3 5 14h6l-1 7 8-11h-6z",
        "envi": "M5.5 18.5C3 9 10 4.5 20 4.5c0 10-5 16-12.5 14M4 21.5c2-6 5-9 9.5-10.5",
        "gove": "M4 20.5h16M5.5 17.5h13M7 17.5v-6m3.3 6v-6m3.4 6v-6m3.3 6v-6M4 9.5l8-5.5 8 5.5z",
        "heal": "M12 20C6 16 3.5 12.5 3.5 9A4.3 4.3 0 0 1 12 7.5 4.3 4.3 0 0 1 20.5 9c0 3.5-2.5 7-8.5 11z",
        "intr": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c2.5 2.5 3.5 5.5 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.5-3.5-8.5s1-6 3.5-8.5z",
        "just": "M12 4v16m-4 0h8M5.5 7h13M5.5 7l-3 6.5a3 3 0 0 0 6 0zm13 0-3 6.5a3 3 0 0 0 6 0z",
        "regi": "M9 5 3.5 7v12.5l5.5-2 6 2 5.5-2V5L15 7zM9 5v12.5M15 7v12.5",
        "soci": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5m2 3.5c2 .8 3 2.8 3 5.5",
        "tech": "M10 3.5v6L4.8 18a1.7 1.7 0 0 0 1.5 2.5h11.4a1.7 1.7 0 0 0 1.5-2.5L14 9.5v-6M8.5 3.5h7M7.5 15h9",
        "tran": "M6 4.5h12a2 2 0 0 1 2 2v10.5H4V6.5a2 2 0 0 1 2-2zM4 11.5h16M7.5 17v3m9-3v3M8 14.3h.01M16 14.3h.01",
    ]
}
