import Bytes
import Findings
import Model
import Pages
import Testing

@Suite("Feeds, site map and robots")
struct FeedTests {
    static let site = BuiltSite(Sample.catalogue())
    static let nasty = BuiltSite(Sample.nasty())

    @Test("Every XML file is well formed and pure ASCII", arguments: [site, nasty])
    func wellFormed(site: BuiltSite) {
        let documents = site.files.filter { $0.key.hasSuffix(".xml") }
        #expect(documents.count == 13)
        for (path, bytes) in documents {
            #expect(xmlFault(bytes) == nil, "\(path)")
            #expect(bytes.allSatisfy { $0 < 0x80 }, "\(path)")
        }
    }

    @Test("The catalogue's feed holds the newest datasets, with absolute addresses and the dates of the data")
    func catalogueFeed() {
        let feed = Self.site.files["feed.xml"] ?? []
        #expect(BuiltSite.all("<entry>\n<id>", "</id>", in: feed).first == "https://donnees.example.org/jeux/sicoval/bornes-de-recharge/")
        #expect(BuiltSite.all("<updated>", "</updated>", in: feed).prefix(2) == ["2025-03-14T00:00:00Z", "2025-03-14T00:00:00Z"])
        #expect(BuiltSite.all("<entry>", "</entry>", in: feed).count == 21)
        #expect(BuiltSite.all("href=\"", "\"", in: feed).allSatisfy { $0.hasPrefix("https://donnees.example.org/") })
        #expect(BuiltSite.all("rel=\"self\" type=\"application/atom+xml\" href=\"", "\"", in: feed) == ["https://donnees.example.org/feed.xml"])
    }

    @Test("Each producer has a feed of its own, in each language")
    func publisherFeeds() {
        let feed = Self.site.files["producteurs/roques/feed.xml"] ?? []
        #expect(BuiltSite.all("<entry>", "</entry>", in: feed).count == 6)
        #expect(Self.site.text("en/publishers/roques/feed.xml").contains("<title>Grants 2017</title>"))
    }

    @Test("A feed holds fifty datasets at most, and a dataset without a date takes the catalogue's")
    func bounds() {
        var catalogue = Sample.catalogue()
        for number in 0..<60 {
            var copy = catalogue.datasets[0]
            copy.slug = "copie-\(number)"
            copy.folder = "departement-haute-garonne/copie-\(number)"
            copy.modified = nil
            copy.issued = nil
            catalogue.datasets.append(copy)
        }
        let site = BuiltSite(Sample.marked(catalogue))
        let updated = BuiltSite.all("<updated>", "</updated>", in: site.files["feed.xml"] ?? [])
        #expect(updated.count == 51)
        #expect(updated.last == "2024-01-01T00:00:00Z")
    }

    @Test("The site map lists the pages that exist, each with the same page in the other language")
    func siteMap() {
        let map = Self.site.files["sitemap.xml"] ?? []
        let places = BuiltSite.all("<loc>", "</loc>", in: map)
        for place in places { #expect(Self.site.files[String(place.dropFirst("https://donnees.example.org/".count)) + "index.html"] != nil, "\(place)") }
        #expect(Set(places).count == places.count)
        // Every page but the further pages of lists and the one for unknown addresses.
        #expect(places.count == Self.site.pages.filter { $0 != "404.html" && !$0.contains("/page/") }.count)
        #expect(BuiltSite.all("hreflang=\"en\" href=\"", "\"", in: map).count == places.count)
        // Readers of neither language get the first.
        let others = BuiltSite.all("hreflang=\"x-default\" href=\"", "\"", in: map)
        #expect(others == BuiltSite.all("hreflang=\"fr\" href=\"", "\"", in: map))
        #expect(Self.site.text("sitemap.xml").contains("<loc>https://donnees.example.org/jeux/roques/subventions/</loc><lastmod>2024-03-12</lastmod>"))
    }

    @Test("A site of more than 50,000 addresses has an index of several maps")
    func largeSiteMap() {
        var catalogue = Sample.catalogue(languages: [.french])
        catalogue.pages = (0..<50_000).map {
            FreePage(slug: "p\($0)", title: LocalizedText("P", in: .french), body: [:], place: Sample.place)
        }
        let (templates, _) = PageTemplates.compile(languages: [.french])
        var maps: [String: [UInt8]] = [:]
        for output in Site(catalogue: catalogue, templates: templates).outputs() where output.path.hasPrefix("sitemap") {
            var writer = ByteWriter()
            try? output.make(&writer)
            maps[output.path] = writer.bytes
        }
        #expect(maps.keys.sorted() == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"])
        #expect(BuiltSite.all("<loc>", "</loc>", in: maps["sitemap.xml"] ?? []).last == "https://donnees.example.org/sitemap-2.xml")
        #expect(BuiltSite.all("<loc>", "</loc>", in: maps["sitemap-1.xml"] ?? []).count == 50_000)
    }

    @Test("Programs may read everything, and are told where the map is")
    func robots() {
        #expect(Self.site.text("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://donnees.example.org/sitemap.xml\n")
    }
}
