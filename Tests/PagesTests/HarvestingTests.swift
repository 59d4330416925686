import Bytes
import Findings
import Model
import Pages
import Testing

@Suite("What harvesters and hosts are told")
struct HarvestingTests {
    static let site = BuiltSite(Sample.catalogue())

    @Test("Each producer’s page leads to one that gives the address of its feed, in both languages")
    func harvestingPages() {
        for (publisher, page) in [
            ("producteurs/roques/", "producteurs/roques/moissonnage/"), ("en/publishers/roques/", "en/publishers/roques/harvesting/"),
        ] {
            #expect(Self.site.links(in: publisher + "index.html").contains { BuiltSite.target(of: $0, from: publisher + "index.html") == page + "index.html" })
            let text = Self.site.text(page + "index.html")
            #expect(text.contains("<p class=\"copy\">https://donnees.example.org/producteurs/roques/catalog.jsonld</p>"))
            #expect(text.contains("{&quot;rdf_format&quot;: &quot;json-ld&quot;}"))
            #expect(text.contains("producteurs/roques/catalog.ttl"))
        }
    }

    @Test("Without a base address there is no feed to harvest, and nothing speaks of one")
    func withoutBaseAddress() {
        let site = BuiltSite(Sample.catalogue(base: nil))
        for page in site.pages {
            #expect(!page.contains("moissonnage"))
            #expect(!site.links(in: page).contains { $0.contains("moissonnage") || $0.contains("catalog") || $0.contains("dataset.ttl") }, "\(page)")
        }
    }

    @Test("A producer without datasets has no feed, and its page speaks of none")
    func withoutDatasets() {
        var catalogue = Sample.catalogue()
        let publisher = catalogue.datasets[8].publisher
        catalogue.datasets.removeAll { $0.publisher == publisher }
        let slug = catalogue.publishers[publisher].slug
        let site = BuiltSite(Sample.marked(catalogue))
        #expect(site.files["producteurs/\(slug)/index.html"] != nil)
        #expect(!site.text("producteurs/\(slug)/index.html").contains("moissonnage"))
        #expect(site.files["producteurs/\(slug)/moissonnage/index.html"] == nil)
    }

    @Test("Datasets, producers and the home page name their feeds in each format, by media type")
    func alternates() {
        for (page, feed) in [
            ("jeux/roques/subventions/", "jeux/roques/subventions/dataset"), ("en/datasets/roques/subventions/", "jeux/roques/subventions/dataset"),
            ("producteurs/roques/", "producteurs/roques/catalog"), ("", "catalog"),
        ] {
            let path = page + "index.html"
            for format in FeedFormat.allCases {
                let links = BuiltSite.all("<link rel=\"alternate\" type=\"\(format.mediaType)\" href=\"", "\"", in: Self.site.files[path] ?? [])
                #expect(links.map { BuiltSite.target(of: $0, from: path) } == [feed + "." + format.fileExtension], "\(page)")
            }
        }
        let shown = Self.site.links(in: "jeux/roques/subventions/index.html").map { BuiltSite.target(of: $0, from: "jeux/roques/subventions/index.html") }
        for feed in ["jeux/roques/subventions/dataset.ttl", "catalog.rdf", "catalog.nq.gz"] { #expect(shown.contains(feed)) }
    }

    @Test("Hosts are told the types of feeds and data, and the pages’ own policy")
    func hostFiles() {
        func site(_ host: WebHost?, base: String? = "https://donnees.example.org/") -> BuiltSite {
            var catalogue = Sample.catalogue(base: base)
            catalogue.settings.host = host
            return BuiltSite(catalogue)
        }
        let policy = Self.site.between("Content-Security-Policy\" content=\"", "\"", in: "index.html") ?? ""
        let (apache, headers) = (site(.apache).text(".htaccess"), site(.netlify).text("_headers"))
        #expect(apache.contains("Header set Content-Security-Policy \"\(policy)\"\n"))
        #expect(headers.contains("  Content-Security-Policy: \(policy)\n"))
        for (name, type) in [
            ("jsonld", "application/ld+json"), ("ttl", "text/turtle"), ("rdf", "application/rdf+xml"), ("gz", "application/gzip"), ("csv", "text/csv"),
            ("geojson", "application/geo+json"),
        ] {
            #expect(apache.contains("AddType \(type) .\(name)\n"))
            #expect(headers.contains("/*.\(name)\n  Content-Type: \(type)\n"))
        }
        #expect(apache.contains("ErrorDocument 404 /404.html\n"))
        #expect(site(.apache, base: "https://example.org/sous/").text(".htaccess").contains("ErrorDocument 404 /sous/404.html\n"))
        #expect(!site(.apache, base: nil).text(".htaccess").contains("ErrorDocument"))
        #expect(site(.apache).files["_headers"] == nil)
        for name in [".htaccess", "_headers"] { #expect(Self.site.files[name] == nil) }
    }
}
