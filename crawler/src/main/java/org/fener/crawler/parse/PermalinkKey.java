package org.fener.crawler.parse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What makes two permalinks the same post: forums reach one post under many addresses (inside its thread, alone, with
/// the thread's title in the path or another page number). The address is reduced to what names the post.
final class PermalinkKey {

    /// @param mark    stands in every address of the form; most others do not have it
    /// @param address matched against `host/path?query#fragment`, the groups joined are the key
    private record Form(String mark, Pattern address, String key) {
        static Form of(String mark, String regex, String key) {
            return new Form(mark, Pattern.compile(regex), key);
        }

        Optional<String> key(String permalink) {
            if (!permalink.contains(mark)) return Optional.empty();
            Matcher matcher = address.matcher(permalink);
            if (!matcher.matches()) return Optional.empty();
            StringBuilder found = new StringBuilder(permalink.length());
            matcher.appendReplacement(found, key);
            return Optional.of(found.toString());
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("viewtopic.php?", "(.*/)viewtopic\\.php\\?(?:.*[&;])?p=(\\d+)\\b.*", "$1viewtopic.php?p=$2"),
            Form.of("viewtopic.php?", "(.*/)viewtopic\\.php\\?.*#p?(\\d+)", "$1viewtopic.php?p=$2"),
            Form.of("/threads/", "(.*/)threads/[^/#?]+/(?:page-\\d+)?#?(post-\\d+)", "$1$2"),
            Form.of("/posts/", "(.*/)posts/(\\d+)/?(?:#.*)?", "$1post-$2"),
            Form.of("/show", "(.*/)show(?:thread|post)\\.php.*[?&;]p=(\\d+)\\b.*", "$1showpost?p=$2"),
            Form.of("#post", "(.*/)(?:showthread\\.php|threads?/|archive/|forum/).*#post_?(\\d+)", "$1showpost?p=$2"),
            Form.of("#pid", "(.*/)(?:showthread\\.php|thread-).*#pid(\\d+)", "$1pid$2"),
            Form.of("#msg", "(.*/)(?:index\\.php)?\\?.*topic[=,][\\d.]+(?:msg\\d+)?.*#msg(\\d+)", "$1msg$2"),
            Form.of("/topic", "(.*/)topic[/,-].*[#/.]msg(\\d+).*", "$1msg$2"),
            Form.of("/topic/", "(.*/topic/\\d+).*[#?&](?:comment[-=]|findComment-)(\\d+).*", "$1#$2"),
            Form.of("/t/", "(.*/)t/(?:[^/]*/)?(\\d+/\\d+)(?:[?#].*)?", "$1t/$2"),
            Form.of("/t/", "(.*/)t/(?:[^/]*/)?(\\d+)/?(?:[?#].*)?", "$1t/$2/1"),
            Form.of("/s/", "(.*?/)s/([A-Za-z0-9_]{3,}/\\d+)(?:[?#].*)?", "$1$2"),
            Form.of("?", "(.*/[A-Za-z0-9_]{3,}/\\d+)\\?(?:single|embed=1|mode=tme)(?:&.*)?", "$1"));

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
            Optional<String> key = form.key(address);
            if (key.isPresent()) return key.get();
        }
        return address;
    }
}
