package org.fener.crawler.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Tells pages that stand in front of the content (block pages, challenges, log-in and consent walls) and pages that
/// say "not found" with whatever status. They are counted, never stored as posts, never circumvented.
final class Walls {

    /// A page with more words than this is content, whatever else it says.
    private static final int LONG = 2500;
    private static final int SHORT = 700;

    private static final Pattern BLOCK_TITLE = Pattern.compile(
            "(?iu)attention required!.*|just a moment\\.*|один момент.*|момент\\.*|access (?:to this page has been )?denied|access denied.*|403 forbidden|forbidden|you(?:'ve| have) been blocked.*|.*security check.*|ddos-guard|are you (?:a )?(?:human|robot)\\??.*|robot check|human verification|pardon our interruption.*"
                    + "|(?:50[0234]|429) .*|too many requests|request (?:rejected|blocked).*|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|error|error 10\\d\\d.*|.*\\| cloudflare|incapsula.*|radware.*|unauthorized|please wait\\.*|checking your browser.*|bot verification|.*(?:dns|web|content|url) filter.{0,40}|.*blocked by.{0,60}|captcha.*|welcome to nginx!?|default web site page|apache2 .* default page.*|site (?:is )?(?:temporarily )?(?:unavailable|suspended|under maintenance).*|account suspended|maintenance( mode)?|достъпът е (?:отказан|забранен).*|доступ (?:запрещен|ограничен|закрыт).*|проверка (?:браузера|безопасности).*|erişim (?:engellendi|reddedildi).*|acces (?:interzis|restricționat).*|pristup (?:zabranjen|odbijen).*");
    private static final Pattern BLOCK_TEXT = Pattern.compile(
            "(?iu)checking (?:if the site connection is secure|your browser before accessing)|ddos protection by|cloudflare ray id|performance (?:&|and) security by cloudflare|request unsuccessful\\. incapsula|please (?:verify|confirm|prove) (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)|unusual traffic from your|you don't have permission to access .{0,200} on this server|reference #\\d|the requested url was rejected|enable javascript and cookies to continue|press (?:&|and) hold to confirm|why have i been blocked|complete the (?:security check|captcha)|automated (?:access|queries|requests)|this request was blocked|is using a security service|error code:? ?10\\d\\d"
                    + "|the web server reported a (?:gateway|bad)|no server is available to handle this request|потвърдете, че (?:не )?сте (?:човек|робот)|подтвердите, что (?:вы )?(?:человек|не робот)|robot olmadığınızı");
    private static final Pattern LOGIN_TEXT = Pattern.compile(
            "(?iu)you (?:must|need to|have to) (?:be )?(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|register)|you are not (?:logged in|authorised|authorized)|(?:log|sign) ?in to (?:continue|view|see|read)|please (?:log ?in|sign in|register) to|members only|only registered (?:users|members)|requires you to be (?:registered|logged)|not logged in or you do not have permission|subscribe to (?:continue|read)|the board requires|insufficient permissions|must be (?:a registered|an authorised) (?:member|user)"
                    + "|трябва да (?:влезете|сте (?:влезли|регистриран|вписан)|се регистрирате)|само (?:за )?регистрирани|нямате (?:право|достъп|разрешение)|вход за потребители|влезте (?:с|в|за)|влизане в профила|необходимо (?:войти|авторизоваться|зарегистрироваться)|войдите|только (?:для )?зарегистрированн|увійдіть|тільки (?:для )?зареєстрован|giriş yap(?:malısınız|ın)|üye ol(?:malısınız|manız)|πρέπει να (?:συνδεθείτε|είστε)|trebuie să (?:fii|fiți|vă) (?:autentific|logat|conect)|morate (?:biti|se) (?:prijav|ulogov|registrov)|морате (?:бити|се) (?:пријав|регистров)|يجب (?:عليك )?تسجيل الدخول|باید وارد");
    private static final Pattern CONSENT_TEXT = Pattern.compile(
            "(?iu)before you continue|we (?:and our partners )?(?:use|value) (?:cookies|your privacy)|cookie (?:consent|settings|preferences)|accept (?:all )?cookies|confirm (?:that )?you are (?:over|at least) 18|преди да продължите|бисквитки|прежде чем продолжить|yaşından büyük|age verification");
    private static final Pattern GONE_TITLE = Pattern.compile(
            "(?iu)(?:.*\\b404\\b.{0,40}|(?:error:? )?(?:page|file|site|content|document|topic|thread)?\\s*(?:was |is |could )?(?:not|n't) (?:be )?found.*|.{0,60}[-|–:]\\s*(?:page )?not found|.*page (?:not found|does(?:n't| not) exist|cannot be found|isn't available|no longer available).*|oops.*not.*|nothing found.*"
                    + "|.*страница(?:та)? не (?:е намерена|съществува|беше намерена|найдена|существует).*|.*не найден[ао]?.*|.*сторінк[уа] не знайдено.*|.*sayfa bulunamadı.*|.*pagina nu (?:a fost găsită|există).*|.*stranica nije pronađena.*|.*страница није пронађена.*|.*η σελίδα δεν (?:βρέθηκε|υπάρχει).*|.*الصفحة غير موجودة.*|.*صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد.*)");
    private static final Pattern GONE_TEXT = Pattern.compile(
            "(?iu)(?:the )?(?:requested |specified )?(?:topic|thread|post|page|forum|ad|listing|offer|job|advert(?:isement)?|document|url)(?: or post)?(?: you (?:have )?(?:requested|are looking for|specified))? (?:does not|doesn't|no longer) exist|(?:could|can)(?: ?not|n't) be found|invalid (?:thread|topic|post|forum|link)|no (?:thread|topic|post) specified|has (?:been (?:deleted|removed)|expired)|is no longer available|sorry,? (?:this|that|the) page (?:isn't|is not)"
                    + "|не съществува|не е намерен|е изтрит[ао]?|вече не е активна|обявата (?:е изтекла|не е активна)|не существует|не найден|удален[ао]?|не існує|не знайден|bulunamadı|yayından kaldırıl|nu există|nu a fost găsit|ne postoji|nije pronađen|не постоји|δεν (?:υπάρχει|βρέθηκε)|غير موجود|یافت نشد|وجود ندارد");

    private static final Css ERRORS = Css.of(
            ".error, .errorwrap, .blockMessage--error, .standard_error, .error-message, .errorbox, .alert-danger");
    private static final Css NOTICES = Css.of(
            ".error, .errorwrap, .blockMessage, .messagebox, .message, #message, .panel .content, .standard_error, .ipsMessage, .information, td.trow1, td.windowbg");
    private static final Css CHALLENGE = Css.of(
            "#challenge-form, #cf-wrapper, .cf-browser-verification, #challenge-running, .g-recaptcha, .h-captcha, [data-sitekey], #captcha, iframe[src*=_Incapsula_], iframe[src*=captcha], script[src*=/cdn-cgi/challenge-platform], #sec-if-container, #px-captcha");
    private static final Css PASSWORD = Css.of("input[type=password]");

    private Walls() {}

    /// What stands in the way; empty for a page to read. A page known to be full of posts is never asked.
    static Optional<PageKind> of(HtmlPage page) {
        Document document = page.document();
        int status = page.fetched().status();
        String title = PlainText.fold(document.title());
        String text = document.body() == null ? "" : PlainText.start(document.body(), page.index(), LONG);
        if (text.length() > LONG) return Optional.empty();
        boolean brief = text.length() <= SHORT;
        for (Element box : ERRORS.all(document, page.index()))
            if (page.index().length(box) <= SHORT
                    && GONE_TEXT.matcher(page.index().words(box)).find()) return Optional.of(PageKind.NOT_FOUND);
        if (GONE_TITLE.matcher(title).matches()) return Optional.of(PageKind.NOT_FOUND);
        boolean blockTitle = BLOCK_TITLE.matcher(title).matches();
        if (BLOCK_TEXT.matcher(text).find() || (blockTitle && (brief || status >= 400)))
            return Optional.of(PageKind.WALL);
        if (CHALLENGE.first(document, page.index()).isPresent() && brief) return Optional.of(PageKind.WALL);
        boolean door = PASSWORD.first(document, page.index()).isPresent() || brief;
        if (door && LOGIN_TEXT.matcher(text).find()) return Optional.of(PageKind.WALL);
        if (brief && text.length() < 400 && GONE_TEXT.matcher(text).find()) return Optional.of(PageKind.NOT_FOUND);
        if (brief && CONSENT_TEXT.matcher(text).find() && paragraphs(page) < 3) return Optional.of(PageKind.WALL);
        return Optional.empty();
    }

    /// What the header fields alone tell: the gate's own marks, and error statuses that the gate itself answered with.
    static boolean byHeaders(FetchedPage page) {
        if (page.headers().first("cf-mitigated").isPresent()) return true;
        Optional<String> action = page.headers().first("x-amzn-waf-action");
        if (action.isPresent()) return true;
        String server = page.headers().first("Server").orElse("").toLowerCase(Locale.ROOT);
        boolean gate = server.startsWith("awselb")
                || server.startsWith("akamaighost")
                || server.startsWith("ddos-guard")
                || server.startsWith("cloudflare");
        return gate && (page.status() == 403 || page.status() == 429 || page.status() == 503 || page.status() == 202);
    }

    /// The message of a forum in place of what was asked for.
    static Optional<PageKind> notice(HtmlPage page) {
        for (Element box : NOTICES.all(page.document(), page.index())) {
            if (page.index().length(box) > SHORT) continue;
            String text = page.index().words(box);
            if (LOGIN_TEXT.matcher(text).find()) return Optional.of(PageKind.WALL);
            if (GONE_TEXT.matcher(text).find()) return Optional.of(PageKind.NOT_FOUND);
        }
        return Optional.empty();
    }

    private static int paragraphs(HtmlPage page) {
        int many = 0;
        for (Element paragraph : page.index().named("p")) if (page.index().length(paragraph) > 120) many++;
        return many;
    }
}
