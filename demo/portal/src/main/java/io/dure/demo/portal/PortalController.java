package io.dure.demo.portal;

import io.dure.demo.portal.CivilAffairs.CivilAffair;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** The portal's pages. */
@RestController
class PortalController {
    private final CivilAffairs affairs;
    private final Notices notices;
    private final PortalProperties properties;
    private final AtomicLong searches = new AtomicLong();
    private final AtomicLong visits = new AtomicLong();

    PortalController(CivilAffairs affairs, Notices notices, PortalProperties properties) {
        this.affairs = affairs;
        this.notices = notices;
        this.properties = properties;
    }

    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    String home(HttpSession session) {
        Integer seen = (Integer) session.getAttribute("pages");
        int pages = seen == null ? 1 : seen + 1;
        session.setAttribute("pages", pages);
        return page("Portal", list(affairs.latest(10)) + "<p>Page " + pages + " of your visit</p>");
    }

    @GetMapping(value = "/civil-affairs/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String civilAffair(@PathVariable long id) {
        if (isTurn(visits, properties.errorEvery())) {
            throw new IllegalStateException("the record of civil affair " + id + " cannot be read");
        }
        CivilAffair affair = affairs.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no civil affair " + id));
        affairs.countVisit(id);
        return page(affair.title(), "<p>" + affair.office() + ": " + affair.state() + "</p>");
    }

    @GetMapping(value = "/search", produces = MediaType.TEXT_HTML_VALUE)
    String search(@RequestParam(defaultValue = "") String q) throws InterruptedException {
        if (isTurn(searches, properties.slowSearchEvery())) {
            Thread.sleep(properties.slowSearch());
        }
        return page("Search: " + HtmlUtils.htmlEscape(q), list(affairs.search(q)));
    }

    @GetMapping(value = "/offices/{office}", produces = MediaType.TEXT_HTML_VALUE)
    String office(@PathVariable String office) {
        return page(HtmlUtils.htmlEscape(office), "<pre>" + HtmlUtils.htmlEscape(notices.of(office)) + "</pre>");
    }

    @GetMapping(value = "/health", produces = MediaType.TEXT_PLAIN_VALUE)
    String health() {
        affairs.find(1);
        return "ok";
    }

    private String page(String title, String body) {
        return "<!doctype html><title>" + title + "</title><h1>" + title + "</h1>" + body + "<footer>"
                + properties.site() + " " + properties.instance() + "</footer>";
    }

    private static String list(List<CivilAffair> found) {
        StringBuilder html = new StringBuilder("<ul>");
        for (CivilAffair affair : found) {
            html.append("<li><a href=\"/civil-affairs/")
                    .append(affair.id())
                    .append("\">")
                    .append(affair.title())
                    .append("</a>");
        }
        return html.append("</ul>").toString();
    }

    private static boolean isTurn(AtomicLong counter, int every) {
        return every > 0 && counter.incrementAndGet() % every == 0;
    }
}
