"""What the sources of the regions get wrong, lack, or cannot say: the part that is kept by hand."""

LANGUAGES = ("ar", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "uk", "zh")

# The name or the place of these is disputed, or the sources lack it: M49 has no Taiwan and no
# Kosovo and puts Antarctica nowhere; Hong Kong and Macao stand beside China in M49 and below it in
# ISO 3166-2; for Palestine, Western Sahara and the Falklands the sources differ in name or status.
# Each with a name and parents that the hint offers; none of it is used unless the site says so.
UNSETTLED = {
    "AQ": ("Antarctica", []),
    "EH": ("Western Sahara", ["015"]),
    "FK": ("Falkland Islands", ["005"]),
    "HK": ("Hong Kong", ["CN"]),
    "MO": ("Macao", ["CN"]),
    "PS": ("Palestine", ["145"]),
    "TW": ("Taiwan", ["030"]),
    "XK": ("Kosovo", ["039"]),
}

# CLDR has other names than M49 for two of these, and the third in lower case.
AREA_NAMES = {
    "001": "World",
    "053": "Australia and New Zealand",
    "419": "Latin America and the Caribbean",
}
AREA_WORDS = {
    "001": ["global"],
    "030": ["East Asia"],
    "034": ["South Asia"],
    "035": ["South-eastern Asia", "South-East Asia"],
    "053": ["Australasia"],
    "145": ["West Asia"],
    "419": ["Latin America"],
}

# Other names in use, by code.
WORDS = {
    "AE": ["UAE", "Emirates"],
    "BA": ["Bosnia"],
    "CD": ["DR Congo", "DRC", "Democratic Republic of the Congo", "Congo-Kinshasa"],
    "CG": ["Republic of the Congo", "Congo-Brazzaville"],
    "CI": ["Ivory Coast"],
    "CN-NM": ["Nei Mongol"],
    "CV": ["Cape Verde"],
    "CZ": ["Czech Republic"],
    "EH": ["Sahrawi Arab Democratic Republic"],
    "FK": ["Falklands", "Malvinas"],
    "GB": ["Britain", "Great Britain"],
    "HK": ["Hong Kong"],
    "KP": ["DPRK"],
    "KR": ["Republic of Korea"],
    "LA": ["Lao"],
    "MK": ["Macedonia"],
    "MM": ["Burma"],
    "MO": ["Macau"],
    "NL": ["The Netherlands", "Holland"],
    "PS": ["Palestine"],
    "SZ": ["Swaziland"],
    "TL": ["East Timor"],
    "TR": ["Turkey"],
    "US": ["USA", "U.S.", "U.S.A.", "United States of America"],
    "VA": ["Holy See", "Vatican"],
}

# Written for a country: the EU's own codes, abbreviations, codes of languages, names of two.
MEANT = {
    "CONGO": ["CG", "CD"],
    "EL": ["GR"],
    "EN": ["GB"],
    "FYROM": ["MK"],
    "JA": ["JP"],
    "KO": ["KR"],
    "KOREA": ["KR", "KP"],
    "SP": ["ES"],
    "UK": ["GB"],
    "XKX": ["XK"],
    "ZH": ["CN"],
}

# Subdivisions with a code of their own in ISO 3166-1: one place, one key.
DOUBLES = {
    "CN-HK": "HK",
    "CN-MO": "MO",
    "CN-TW": "TW",
    "FI-01": "AX",
    "FR-971": "GP",
    "FR-972": "MQ",
    "FR-973": "GF",
    "FR-974": "RE",
    "FR-976": "YT",
    "FR-BL": "BL",
    "FR-MF": "MF",
    "FR-NC": "NC",
    "FR-PF": "PF",
    "FR-PM": "PM",
    "FR-TF": "TF",
    "FR-WF": "WF",
    "NL-AW": "AW",
    "NL-BQ1": "BQ-BO",
    "NL-BQ2": "BQ-SA",
    "NL-BQ3": "BQ-SE",
    "NL-CW": "CW",
    "NL-SX": "SX",
    "NO-21": "SJ",
    "NO-22": "SJ",
    "US-AS": "AS",
    "US-GU": "GU",
    "US-MP": "MP",
    "US-PR": "PR",
    "US-UM": "UM",
    "US-VI": "VI",
}

# Former codes that CLDR lacks or leads astray (its `cn15` is `cnmn`, its `frh` `frcor`).
FORMER = {
    "CN-15": ["CN-NM"],
    "FR-COR": ["FR-20R"],
    "FR-H": ["FR-20R"],
    "IN-CT": ["IN-CG"],
    "IN-OR": ["IN-OD"],
    "IN-TG": ["IN-TS"],
    "IN-UT": ["IN-UK"],
}

# CLDR still has names of an earlier division of these countries; ISO's own are newer.
TRUST_ISO = ("IR", "MA", "NP")
TRUST_ISO_FOR = ("BD-03", "BD-10", "BD-22", "BD-B", "NI-AN", "NI-AS", "PH-COM", "UG-331", "VE-X")

SUBDIVISION_NAMES = {
    "AZ-XA": "Khankendi",
    "CN-NM": "Inner Mongolia",
    "FR-20R": "Corsica",
    "MX-CMX": "Mexico City",
    "UA-05": "Vinnytsia",
    "UA-07": "Volyn",
    "UA-09": "Luhansk",
    "UA-12": "Dnipropetrovsk",
    "UA-14": "Donetsk",
    "UA-18": "Zhytomyr",
    "UA-21": "Zakarpattia",
    "UA-23": "Zaporizhzhia",
    "UA-26": "Ivano-Frankivsk",
    "UA-32": "Kyiv Oblast",
    "UA-35": "Kirovohrad",
    "UA-46": "Lviv",
    "UA-48": "Mykolaiv",
    "UA-51": "Odesa",
    "UA-53": "Poltava",
    "UA-56": "Rivne",
    "UA-59": "Sumy",
    "UA-61": "Ternopil",
    "UA-63": "Kharkiv",
    "UA-65": "Kherson",
    "UA-68": "Khmelnytskyi",
    "UA-71": "Cherkasy",
    "UA-74": "Chernihiv",
    "UA-77": "Chernivtsi",
}
