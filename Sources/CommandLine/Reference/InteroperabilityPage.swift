internal import Interchange

extension Reference {
    /// `docs/interoperability.md`: what the site says to machines, in which formats, and under which names.
    static var mapping: String {
        """
        # Interoperability

        What a site says to machines, in every format, comes from one mapping: a graph in the words of DCAT-AP 3, and beside it what was read of the
        tables. No format says more than these two. A format is a list of members in the code, each with what it says; the documents and the table below
        are made from the same lists.

        | file | format | taken by |
        | --- | --- | --- |
        | `catalog.jsonld`, and `dataset.jsonld` beside each dataset’s page | DCAT-AP 3 | data.gouv.fr, data.europa.eu, CKAN |
        | in the home page and in each dataset’s | schema.org (JSON-LD) | Google Dataset Search and other search engines |
        | `data.json` | DCAT-US 1.1 | the data.gov family |
        | `dcat-us-3.json` | DCAT-US 3 | the same, from version 3 on |
        | `datapackage.json` beside each dataset’s page | Data Package 2, readable as version 1 | frictionless, R, pandas |
        | `….csv-metadata.json` beside a CSV file | CSV on the Web | csvw tools |
        | `croissant.json` beside each dataset’s page | Croissant 1.0 | machine learning: mlcroissant, TensorFlow Datasets, Hugging Face |

        They are written when the settings give a `base-url`. What is said of a table is what was read of it, and no description promises what a cell
        breaks: a column has a type when all its filled cells are of it, and a constraint of a schema when the file follows the schema.

        - **Data Package.** A CSV file that programs would read otherwise than Halle (headings that are blank or come twice, rows of several lengths, stray
          quotes) is given as a plain file, with the word `text` for its format, and so are spreadsheets, with `workbook`. Links to other sites are no files of the package.
        - **CSV on the Web.** Where a header is not the file’s first line, or the file is not in UTF-8, `skipRows` passes over the header, and the names of
          the columns come from the description.
        - **Croissant.** Loaders read UTF-8 with commas or tabs, the header first, and take no word about other delimiters: only such files have record
          sets, the others are given as files. A dataset without a licence has no `croissant.json`: the specification wants one.
        - **data.json** asks for a keyword: for want of one, it gets the themes, else the publisher’s name. **Version:** for want of one, Data Package
          and Croissant get the day of the last change as three numbers (`2024.6.30`).
        - **schema.org.** Google wants 50 characters of description: a shorter summary is completed with the title, the publisher and the columns. The page
          in a second language points to the first one’s description, unless the title is translated: one dataset, one name.

        ## The mapping

        `a.b` is the member `b` of the object `a`, `a[].b` that of each object of a list.

        \(MappingTable.markdown)
        Page written by `halle reference mapping`.

        """
    }
}
