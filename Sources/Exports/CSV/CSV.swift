/// What the tables for Swedish spreadsheets have in common: UTF-8 with byte order mark, `;`, decimal comma, CRLF, local
/// time, Swedish headings; see ``CSVRow`` for the cells.
package enum CSV {
    package static let mediaType = "text/csv; charset=utf-8; header=present"
    package static let fileExtension = "csv"
}
