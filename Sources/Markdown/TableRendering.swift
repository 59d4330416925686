internal import Bytes

/// Tables, each in a region of its own that scrolls on a narrow screen.
extension Renderer {
    mutating func write(_ table: TablePlan, _ decide: (MarkdownLink) -> Decision) throws(MarkdownProblem) {
        writer.raw("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"")
        writer.html(options.tableLabel)
        // Regions are told apart by their names.
        if tableCount > 1 {
            writer.raw(" ")
            writer.number(tableCount)
        }
        writer.raw("\">\n<table>\n<thead>\n")
        let columns = table.alignments.count
        for (row, line) in table.lines.enumerated() {
            if row == 1 { writer.raw("<tbody>\n") }
            writer.raw("<tr>\n")
            cellLine = line
            for column in 0..<columns {
                let cell = table.cells[row * columns + column]
                // An empty header names nothing: it is a plain cell.
                let isHeader = row == 0 && cell.content != .empty
                writer.raw(isHeader ? "<th scope=\"col\"" : "<td")
                switch table.alignments[column] {
                case .none: break
                case .left: writer.raw(" class=\"left\"")
                case .center: writer.raw(" class=\"center\"")
                case .right: writer.raw(" class=\"right\"")
                }
                writer.raw(">")
                try write(cell, line: line, decide)
                writer.raw(isHeader ? "</th>\n" : "</td>\n")
            }
            writer.raw(row == 0 ? "</tr>\n</thead>\n" : "</tr>\n")
            if writer.position > sizeLimit { throw .tooMuchOutput }
        }
        cellLine = nil
        if table.lines.count > 1 { writer.raw("</tbody>\n") }
        writer.raw("</table>\n</div>\n")
        if table.hasRule { writer.raw("<hr>\n") }
    }

    private mutating func write(_ cell: TablePlan.Cell, line: Int, _ decide: (MarkdownLink) -> Decision) throws(MarkdownProblem) {
        switch cell.content {
        case .empty: break
        case .plain: writer.html(UnsafeBufferPointer(rebasing: body[cell.start..<cell.end]))
        case .markup:
            guard let heading = nextCell else { return }
            nextCell = next(heading)
            cellColumn = lines().column(cell.start, line: line)
            try walk(heading, decide)
        }
    }
}
