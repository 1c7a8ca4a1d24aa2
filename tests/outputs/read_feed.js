// Prints a feed as an independent reader sees it: node read_feed.js READER NODE_MODULES FILE
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const [reader, modules, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const readers = {
  async "rss-parser"() {
    const Parser = require(join(modules, "rss-parser"));
    const feed = await new Parser().parseString(text);
    return feed.items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      date: item.isoDate,
      url: item.link,
      html: item["content:encoded"] ?? item.content,
    }));
  },
  async feedsmith() {
    const { parseFeed } = require(join(modules, "feedsmith"));
    const { format, feed } = parseFeed(text);
    if (format === "json") {
      return feed.items.map((item) => ({
        id: item.id,
        title: item.title,
        date: item.date_published,
        url: item.url,
        html: item.content_html,
      }));
    }
    if (format === "atom") {
      return feed.entries.map((entry) => ({
        id: entry.id,
        title: entry.title?.value ?? entry.title,
        date: entry.published,
        url: entry.links.find((link) => link.rel === "alternate").href,
        html: entry.content?.value ?? entry.content,
      }));
    }
    return feed.items.map((item) => ({
      id: item.guid.value,
      title: item.title,
      date: item.pubDate,
      url: item.link,
      html: item.content.encoded,
    }));
  },
};

readers[reader]().then((items) => console.log(JSON.stringify(items)));
