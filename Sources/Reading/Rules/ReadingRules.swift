public import Findings
internal import Privacy

extension Rule {
    /// Every rule of reading, for the reference page.
    public static let reading: [Rule] =
        [
            encodingNotUTF8, controlCharacter, frontMatterMissing, frontMatterUnclosed, yamlSyntax, yamlSeveralDocuments, yamlDuplicateKey,
            yamlKeyNotText, yamlTooDeep, metadataTooLarge, textTooLarge, fileUnreadable, fileNameInvalid, fileNameReserved, fileNamesCollide,
            fileTypeRefused, fileEmpty, droppingIgnored, linkNotFollowed, folderIgnored, datasetIndexMissing, datasetIndexMisnamed, indexNotAFile,
            draftUnpublished, datasetOutsidePublisher, sheetCopy, htmlInText, keywordsTooMany, schemaInvalid, conformityUnknown, downloadUnknown, hostUnknown,
            mapBackgroundWrong, mapBackgroundUncredited, thesaurusEntryEmpty,
            linkHasSpaces,
            linkToComputer,
            imageFormat,
            strayFile, textTwice, settingsMissing, settingsMisnamed, contentMissing, keyUnknown, encodingUTF16, fileNotText, accentsDamaged,
            frontMatterOpening, frontMatterClosing, colonMissing, colonSpaceMissing, dashSpaceMissing, dashMissing, dashInExcess, listAfterValue,
            continuationNotIndented, groupNotIndented,
            lineMisaligned, tabInHeader, valueCutByHash, hashInValue, colonInValue, signBeginsValue, quotesNotStraight, textAfterQuote, quoteUnclosed,
            bracketUnclosed, commaMissing, backslashInQuotes, keyTwice, valueNotText, valueNotList, valueNotGroup, titleMissing, licenceUnknown,
            frequencyUnknown, themeUnmapped, europeanThemeUnknown, accessRightsUnknown, highValueUnknown, dateInvalid, dayAbsent, periodInvalid, periodReversed,
            addressInvalid, contactInvalid,
            telephoneInvalid, languageUnknown, kindUnknown, numberInvalid, sirenInvalid, codeInvalid, boxInvalid, boxWithCommas, colourInvalid, flagInvalid,
            formatUnknown, roleUnknown, viewTypeUnknown, viewTypeMissing, viewAggregateUnknown, viewFileAbsent, resourceWithoutFile, resourceAbsent,
            resourceOutside, resourceTwice, resourceUnlisted, publisherMismatch,
            folderNameInvalid, addressesCollide, addressReserved, catalogueTitleMissing, baseAddressWithQuery, identifierShared, linkBroken, imageBroken,
            imageOutside, addressUnsafe, rawHTML, linkEmpty, headingUnknown, textTooNested,
        ] + territory

    /// The same by their codes.
    static let readingByCode = Dictionary((reading + privacy + privacyWaivers).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}
