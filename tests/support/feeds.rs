//! Feeds that tests read, and damage.

pub const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Coastal Wire</title><link>https://wire.example/</link>
<item><title>Storm kills 12 in Ostervik &amp;amp; Carrow</title><media:title>30 pictures</media:title><link>https://wire.example/1</link><guid>w-1</guid><pubDate>Wed, 04 Mar 2026 08:00:00 GMT</pubDate><description>Twelve people died.</description><content:encoded><![CDATA[<p>The storm killed 12 people on Tuesday.</p><p>Schools stay&nbsp;closed.</p>]]></content:encoded></item>
<item><title>Bridge closed</title><link>https://wire.example/2</link><description>The bridge was closed after 7 cracks were found.</description></item></channel></rss>"#;

pub const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Coastal Wire</title><entry><title>Storm kills 12</title><id>urn:w:1</id><link rel="edit" href="https://wire.example/edit"/><link href="https://wire.example/1"/><published>2026-03-04T08:00:00Z</published><updated>2026-03-05T08:00:00Z</updated><author><name>Jo Weir</name><email>jo@wire.example</email></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The storm at R&amp;D <b>killed</b> 12 people.</p><p>Schools stay closed.</p></div></content></entry></feed>"#;
