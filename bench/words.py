"""The made-up words and sentences of the corpus."""

# ruff: noqa: E501 (a sentence stands on one line)
# fmt: off

REGIONS = [
    "CN", "US", "EU", "JP", "KR", "AU", "IN", "GB", "CA", "DE", "FR", "TW", "VN", "ID", "MY",
    "CL", "AR", "BR", "ZA", "CD", "KZ", "MN", "RU", "UA", "TR", "SA", "AE", "NO", "SE", "GL",
    "MM", "TH", "PH", "MX", "PE", "ZM", "NA", "TZ", "MG", "RW",
]

COUNTRY = {
    "CN": "China", "US": "the United States", "EU": "the European Union", "JP": "Japan",
    "KR": "South Korea", "AU": "Australia", "IN": "India", "GB": "the United Kingdom",
    "CA": "Canada", "DE": "Germany", "FR": "France", "TW": "Taiwan", "VN": "Vietnam",
    "ID": "Indonesia", "MY": "Malaysia", "CL": "Chile", "AR": "Argentina", "BR": "Brazil",
    "ZA": "South Africa", "CD": "the DR Congo", "KZ": "Kazakhstan", "MN": "Mongolia",
    "RU": "Russia", "UA": "Ukraine", "TR": "Türkiye", "SA": "Saudi Arabia",
    "AE": "the United Arab Emirates", "NO": "Norway", "SE": "Sweden", "GL": "Greenland",
    "MM": "Myanmar", "TH": "Thailand", "PH": "the Philippines", "MX": "Mexico", "PE": "Peru",
    "ZM": "Zambia", "NA": "Namibia", "TZ": "Tanzania", "MG": "Madagascar", "RW": "Rwanda",
}

TOPICS = [
    "Rare earths", "Export controls", "Critical minerals", "Trade policy", "Tariffs",
    "Supply chains", "Magnets", "Batteries", "Lithium", "Cobalt", "Nickel", "Graphite",
    "Gallium", "Germanium", "Antimony", "Tungsten", "Copper", "Manganese", "Uranium",
    "Semiconductors", "Sanctions", "Investment screening", "Industrial policy", "Subsidies",
    "Stockpiles", "Recycling", "Processing", "Refining", "Mining permits", "Deep-sea mining",
    "Licensing", "Customs", "Free trade agreements", "WTO disputes", "Defence procurement",
    "Electric vehicles", "Wind power", "Solar", "Steel", "Aluminium", "Carbon border tax",
    "Due diligence", "Forced labour", "State aid", "Price floors", "Offtake agreements",
    "Development finance", "Strategic projects", "Geological surveys", "Research security",
    "Standards", "Data and statistics", "Quotas", "Smuggling", "End-use rules",
    "Dual-use goods", "Resource nationalism", "Royalties", "Water use", "Community consent",
]

AUTHORS = [
    "Amara Okafor", "Benedikt Hahn", "Chen Yuling", "Dana Whitcombe", "Elif Şahin",
    "Farid Nazarov", "Grace Mbeki", "Hiroshi Tanabe", "Inés Robledo", "Jonas Lindqvist",
    "Kavita Raman", "Liam O’Shea", "Marta Kowalczyk", "Nguyễn Thu Hà", "Olivia Prentice",
    "Pavel Dvořák", "Quentin Marchetti", "Rosa Villanueva", "Samuel Adeyemi", "Tove Halvorsen",
    "Uma Krishnan", "Viktor Petrenko", "Wen Jiahao", "Ximena Fuentes", "Yusuf Demir",
]

WORDS = {
    "mineral": [
        "neodymium", "dysprosium", "terbium", "praseodymium", "samarium", "gallium", "germanium",
        "antimony", "tungsten", "battery-grade graphite", "lithium hydroxide", "cobalt sulphate",
        "nickel matte", "manganese sulphate", "heavy rare earths", "light rare earths",
        "permanent magnets", "indium", "tellurium", "bismuth", "yttrium", "scandium", "niobium",
    ],
    "product": [
        "traction motors", "wind turbines", "radar modules", "precision-guided systems",
        "power electronics", "battery cathodes", "permanent magnets", "optical fibre",
        "infrared lenses", "machine tools", "solar inverters", "aerospace alloys",
    ],
    "body": [
        "the commerce ministry", "the trade ministry", "the customs administration",
        "the export-licensing authority", "the finance ministry", "the geological survey",
        "the energy department", "the competition directorate", "the parliamentary trade committee",
        "the national stockpile agency", "the investment-screening board", "the standards institute",
    ],
    "measure": [
        "licensing rule", "export quota", "tariff schedule", "reporting requirement",
        "end-use declaration", "price floor", "investment screen", "local-processing mandate",
        "stockpile target", "subsidy scheme", "origin rule", "due-diligence duty", "royalty rate",
    ],
    "firm": [
        "Halden Metals", "Orsk Refining", "Bluegate Magnetics", "Tarim Resources", "Corvane Mining",
        "Northmoor Alloys", "Sable Bay Lithium", "Kestrel Materials", "Ardent Critical Minerals",
        "Lynfield Processing", "Meridian Oxides", "Pallas Graphite", "Quarry Lane Partners",
    ],
    "source": [
        "a notice", "a draft regulation", "a consultation paper", "an annual report", "a ruling",
        "an implementing act", "a ministerial statement", "a budget annex", "a joint communiqué",
    ],
    "verb_past": [
        "tightened", "published", "withdrew", "postponed", "expanded", "clarified", "narrowed",
        "confirmed", "suspended", "challenged", "endorsed", "codified", "reviewed",
    ],
    "effect": [
        "lead times lengthened", "spot prices rose", "inventories fell", "shipments were rerouted",
        "premiums widened", "applications piled up", "contracts were renegotiated",
        "buyers turned to alternative suppliers", "processing margins narrowed",
        "insurers asked for more paperwork", "smaller traders left the market",
    ],
    "reason": [
        "national-security review", "domestic shortages", "a dispute over origin rules",
        "pressure from downstream manufacturers", "new evidence of transshipment",
        "an audit of earlier licences", "commitments made at the last summit",
        "falling ore grades", "a court decision", "a change of government",
    ],
    "stage": [
        "mining", "separation", "refining", "metal making", "alloying", "magnet sintering",
        "recycling", "chemical conversion", "cathode production",
    ],
    "month": [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ],
    "adjective": [
        "modest", "sharp", "long-awaited", "narrow", "far-reaching", "temporary", "partial",
        "unexpected", "technical", "symbolic", "costly", "overdue",
    ],
    "audience": [
        "magnet makers", "carmakers", "battery producers", "defence contractors", "chipmakers",
        "grid operators", "mining juniors", "commodity traders", "downstream users", "refiners",
    ],
    "instrument": [
        "export licence", "general licence", "end-user certificate", "customs code",
        "quarterly quota", "strategic-project label", "offtake guarantee", "tax credit",
        "loan guarantee", "price contract",
    ],
}

SENTENCES = [
    "{Body} in {place} {verb_past} its {measure} on {mineral} in {month}, citing {reason}.",
    "The decision follows {num} months of consultation with {audience} and {audience}.",
    "Officials told this newsletter that the {adjective} change would affect roughly {pct} per cent of shipments.",
    "{firm} said that it had received an {instrument} for {num} thousand tonnes, but that *{effect}* all the same.",
    "In {place}, where {stage} capacity is concentrated, {effect} within {num} weeks.",
    "Analysts expect {mineral} to stay in deficit until {year}, largely because {stage} plants take {num} years to permit.",
    "A second {measure}, aimed at {product}, is due before the end of {month}.",
    "The text distinguishes between {mineral} for civilian {product} and material with a **dual use**.",
    "Under the rule, each {instrument} names the buyer, the end use and the volume — and expires after {num} months.",
    "Trade data for {month} show that exports of {mineral} to {place} fell by {pct} per cent on the year.",
    "“We have planned for this,” an executive at {firm} said, “but not for all of it at once.”",
    "Legal advisers point out that the {measure} leaves {audience} without a right of appeal.",
    "For {audience}, the practical question is whether an {instrument} will be granted in less than {num} days.",
    "{Body} has since {verb_past} the guidance, which now runs to {pct} pages.",
    "Lawmakers in {place} want a {measure} of their own; {body} has been {adjective} in its support.",
    "That would bring the rules closer to those of {place}, which {verb_past} a similar {measure} in {year}.",
    "Prices for {mineral} moved from ${price} to ${price2} a kilogram over the quarter, and {effect}.",
    "The {measure} does not cover {stage}, an omission that {audience} called **deliberate**.",
    "Separately, {firm} and {firm} agreed to build a {stage} line in {place} at a cost of €{price} million.",
    "Whether {place} can finance that without {reason} remains unclear.",
    "Customs officers were told to check the `HS {hs}` heading by hand until the new system is ready.",
    "Some {audience} have begun to qualify substitutes, although none matches {mineral} in high-temperature {product}.",
    "It is the {adjective} version of a plan first floated in {year} and shelved after {reason}.",
    "Stocks held by {body} cover about {num} weeks of domestic demand, according to {source} seen by this newsletter.",
    "Diplomats from {place} raised the matter twice in {month}; both sides described the talks as *constructive*.",
    "The World Trade Organization’s dispute panel is not expected to report before {year}.",
]

LINK_SENTENCES = [
    "The full text is set out in [{source} by {body}]({url}), which takes effect in {month}.",
    "Figures released this week ([{topic_lower} statistics]({url})) put the shortfall at {pct} per cent.",
    "{firm} disclosed the contract in [a filing]({url}) on the same day.",
    "An earlier [impact assessment]({url}) had warned that {effect}.",
    "See also the [register of approved {instrument} holders]({url}), last updated in {month} {year}.",
    "The [{measure} guidance for {audience}]({url} \"Guidance, in English\") answers some of these questions.",
    "Background: [how {place} regulates {stage}]({url}).",
]

BULLETS = [
    "**{Mineral}**: {measure} from {month}; {adjective} effect on {product}.",
    "{Place}: {effect}, and {body} {verb_past} its forecast.",
    "An {instrument} is needed for every shipment above {num} kilograms.",
    "{Audience} have until {month} {year} to report stocks of {mineral}.",
    "Exemptions for {product} end after {num} months.",
    "{firm} keeps its quota; applications by {audience} are *under review*.",
    "Penalties of up to {pct} per cent of turnover for false {stage} declarations.",
]

QUOTES = [
    "We are not closing the door on trade in {mineral}. We are asking who walks through it, and what for.",
    "A {measure} is only as good as the officials who read the forms, and there are {num} of them.",
    "If {place} wants resilience in {stage}, somebody has to pay for the years in which it loses money.",
    "The market has priced in the announcement. It has not priced in the {measure} itself.",
]

HEADINGS = [
    "What changes for {audience}", "The view from {place}", "How the {measure} works",
    "Why {mineral} matters", "Reaction in {place}", "What to watch", "Numbers behind the decision",
    "Licensing in practice", "Who pays", "Timeline", "The legal question", "Risks for {product}",
    "Where {stage} happens", "Background", "Next steps",
]

TITLES = [
    "{Place} {verb_present} {measure} on {mineral}",
    "{Mineral}: what the new {measure} means for {audience}",
    "Why {place} is rethinking its {measure}",
    "{Audience} face a {adjective} {measure}",
    "{firm} wins {instrument} as {place} {verb_present} {mineral} rules",
    "Inside the {adjective} fight over {mineral} in {place}",
    "Explainer: the {measure} and {product}",
    "{Place} and {place}: a {adjective} deal on {mineral}",
    "After {reason}, {place} {verb_present} {stage} plans",
    "Five questions about the {mineral} {measure}",
]

SUMMARIES = [
    "{Body} in {place} has {verb_past} a {measure} on {mineral}. Here is what {audience} should expect, and when.",
    "A {adjective} {measure} puts {mineral} back on the agenda; {effect} and {audience} want answers.",
    "{Place} is reviewing how it licenses {stage}. The outcome will decide who can buy {mineral} from {month}.",
]

HIGHLIGHTS = [
    "{Place} {verb_past} its {measure} on {mineral} after {reason}.",
    "{Audience} should expect {num} weeks’ delay for each {instrument}.",
    "About {pct} per cent of {stage} capacity is affected.",
    "{Body} will publish guidance on {product} in {month}.",
    "Prices for {mineral} are up by {pct} per cent since {month}.",
    "{firm} is the only holder of an {instrument} so far.",
]

DISCLAIMERS = [
    "This article is for general information only. It is not legal, financial or trade-compliance "
    "advice, and readers should check the official texts before acting on it.",
    "The authors hold no positions in the companies named. Translations of official documents are "
    "unofficial; in case of doubt the original language version prevails.",
    "Figures are taken from public sources and may be revised. Nothing here is a recommendation to "
    "buy or sell any commodity, security or licence.",
    "This newsletter is funded by its subscribers. Opinions quoted are those of the people quoted, "
    "and rules described here may have changed since the date of publication.",
    "Provided for research purposes. Export-control classifications depend on the facts of each "
    "shipment: ask the competent authority or qualified counsel.",
]

HOSTS = [
    "www.commerce-ministry.example", "gazette.example", "customs-data.example", "trade.europa.example",
    "federal-notices.example", "geosurvey.example", "minerals-monitor.example", "wire.example",
    "stats.example", "parliament.example", "exchange-filings.example", "think-tank.example",
]

IMAGE_COUNT = 12
IMAGES = [f"figure-{n:02d}.svg" for n in range(1, IMAGE_COUNT + 1)]

VERB_PRESENT = ["tightens", "extends", "revisits", "delays", "softens", "opens", "defends", "drops"]
