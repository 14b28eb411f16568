package org.fener.classifier.indicator;

import java.util.Locale;
import java.util.Set;

/// Endings that make a dotted name a domain: all country codes and the generic ones met in posts.
final class TopLevelDomains {

    private static final Set<String> KNOWN = Set.copyOf(java.util.Arrays.asList(
                    ("ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf"
                                    + " cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga"
                                    + " gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je"
                                    + " jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm"
                                    + " mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm"
                                    + " pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc"
                                    + " td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
                                    + " tl com org net edu gov mil int arpa info biz name pro aero coop museum mobi asia cat jobs tel travel xxx"
                                    + " app dev xyz online site shop store club top vip win bid loan work world life live news blog cloud tech"
                                    + " space website fun icu cyou link click email agency center company digital direct expert group guru host"
                                    + " media network one page press rest services solutions studio support systems team today tools video zone"
                                    + " bank cash credit exchange finance fund money pay trade market deals sale best buzz cam chat cheap city"
                                    + " codes computer country dating delivery dog domains download events express family games global gold health"
                                    + " help homes house immo international kim kiwi land law legal limo ltd men monster party photo photos pics"
                                    + " pizza place plus porn pub racing red ren rent review reviews rocks run school science security sex sexy show"
                                    + " social software solar stream style surf sucks taxi tips tours town toys training university vet villas"
                                    + " vision wang watch webcam wiki wtf yoga onion bit berlin london paris tokyo nyc moscow gdn gmbh inc llc"
                                    + " test example invalid local internal tld icu sbs quest cfd bond lol mom pics skin hair beauty makeup autos boats motorcycles yachts homes"
                                    + " google microsoft amazon apple youtube бг рф укр срб мкд бел ею ελ қаз 中国 ایران عراق")
                            .split(" ", -1))
            .stream()
            .collect(java.util.stream.Collectors.toSet()));

    private TopLevelDomains() {}

    static boolean contains(String ending) {
        String lower = ending.toLowerCase(Locale.ROOT);
        return KNOWN.contains(lower) || (lower.startsWith("xn--") && lower.length() > 6);
    }
}
