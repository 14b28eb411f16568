package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a browser says of itself, in a few words: `Firefox 140 · Windows`. Said by the browser, so no proof.
final class Device {

    /// In this order: each browser also names those that it wants to be taken for.
    private static final List<Pattern> BROWSERS = List.of(
            Pattern.compile("(Edg)(?:e|A|iOS)?/(\\d{1,4})"),
            Pattern.compile("(OPR|Opera)/(\\d{1,4})"),
            Pattern.compile("(Firefox)/(\\d{1,4})"),
            Pattern.compile("(Chrom(?:e|ium))/(\\d{1,4})"),
            Pattern.compile("Version/(\\d{1,4})[^(]*(Safari)"),
            Pattern.compile("(curl|Java-http-client)/(\\d{1,4})"));

    private static final List<String> SYSTEMS =
            List.of("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux");

    private Device() {}

    static String of(HttpServletRequest request) {
        return shortened(Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }

    static String shortened(String userAgent) {
        String browser = BROWSERS.stream()
                .map(pattern -> pattern.matcher(userAgent))
                .filter(Matcher::find)
                .map(found -> Character.isDigit(found.group(1).charAt(0))
                        ? found.group(2) + " " + found.group(1)
                        : found.group(1) + " " + found.group(2))
                .map(name -> name.replace("Edg ", "Edge ").replace("OPR ", "Opera "))
                .findFirst()
                .orElse("?");
        return SYSTEMS.stream()
                .filter(userAgent::contains)
                .findFirst()
                .map(system -> browser + " · " + system)
                .orElse(browser);
    }
}
