package org.fener.crawler.parse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What makes two permalinks the same post: forums reach one post under many addresses (inside its thread, alone, with
/// the thread's title in the path or another page number). The address is reduced to what names the post.
final class PermalinkKey {

    /// @param address matched against `host/path?query#fragment`, the groups joined are the key
    private record Form(Pattern address, String key) {
        static Form of(String regex, String key) {
            return new Form(Pattern.compile(regex), key);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("(.*/)viewtopic\\.php\\?(?:.*[&;])?p=(\\d+)\\b.*", "$1viewtopic.php?p=$2"),
            Form.of("(.*/)viewtopic\\.php\\?.*#p?(\\d+)", "$1viewtopic.php?p=$2"),
            Form.of("(.*/)threads/[^/#?]+/(?:page-\\d+)?#?(post-\\d+)", "$1$2"),
            Form.of("(.*/)posts/(\\d+)/?(?:#.*)?", "$1post-$2"),
            Form.of("(.*/)show(?:thread|post)\\.php.*[?&;]p=(\\d+)\\b.*", "$1showpost?p=$2"),
            Form.of("(.*/)(?:showthread\\.php|threads?/|archive/|forum/).*#post_?(\\d+)", "$1showpost?p=$2"),
            Form.of("(.*/)(?:showthread\\.php|thread-).*#pid(\\d+)", "$1pid$2"),
            Form.of("(.*/)(?:index\\.php)?\\?.*topic[=,][\\d.]+(?:msg\\d+)?.*#msg(\\d+)", "$1msg$2"),
            Form.of("(.*/)topic[/,-].*[#/.]msg(\\d+).*", "$1msg$2"),
            Form.of("(.*/topic/\\d+).*[#?&](?:comment[-=]|findComment-)(\\d+).*", "$1#$2"),
            Form.of("(.*/)t/(?:[^/]*/)?(\\d+/\\d+)(?:[?#].*)?", "$1t/$2"),
            Form.of("(.*/)t/(?:[^/]*/)?(\\d+)/?(?:[?#].*)?", "$1t/$2/1"),
            Form.of("(.*?/)s/([A-Za-z0-9_]{3,}/\\d+)(?:[?#].*)?", "$1$2"),
            Form.of("(.*/[A-Za-z0-9_]{3,}/\\d+)\\?(?:single|embed=1|mode=tme)(?:&.*)?", "$1"));

    private PermalinkKey() {}

    /// Stable across pages, rounds, machines, http and https.
    static String id(URI permalink) {
        return id(of(permalink));
    }

    static String id(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(URI permalink) {
        String canonical = WebAddress.canonical(permalink).toString();
        String address = canonical.substring(canonical.indexOf("://") + 3);
        for (Form form : FORMS) {
            Matcher matcher = form.address.matcher(address);
            if (matcher.matches()) return matcher.replaceFirst(form.key);
        }
        return address;
    }
}
