package io.dure.demo.portal.pages;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The portal's pages as HTML. */
public final class PortalPages {
    private final CivilAffairs affairs;
    private final Notices notices;
    private final PortalSettings settings;
    private final AtomicLong searches = new AtomicLong();
    private final AtomicLong visits = new AtomicLong();

    /**
     * The pages of one instance.
     *
     * @param source of the register, whose table is made by schema.sql
     */
    public PortalPages(DataSource source, PortalSettings settings) {
        this.affairs = new CivilAffairs(source);
        this.notices = new Notices(settings.notices());
        this.settings = settings;
    }

    /**
     * The first page.
     *
     * @param pages how many the user has seen in this session, this one among them
     */
    public String home(int pages) {
        return page("Portal", list(affairs.latest(10)) + "<p>Page " + pages + " of your visit</p>");
    }

    /**
     * One civil affair; empty where there is none.
     *
     * @throws IllegalStateException each time that the settings want it
     */
    public Optional<String> civilAffair(long id) {
        if (isTurn(visits, settings.errorEvery())) {
            throw new IllegalStateException("the record of civil affair " + id + " cannot be read");
        }
        Optional<CivilAffair> found = affairs.find(id);
        if (found.isPresent()) {
            affairs.countVisit(id);
        }
        return found.map(affair -> page(affair.title(), "<p>" + affair.office() + ": " + affair.state() + "</p>"));
    }

    /** What was found, now and then slowly. */
    public String search(String words) throws InterruptedException {
        if (isTurn(searches, settings.slowSearchEvery())) {
            Thread.sleep(settings.slowSearchMillis());
        }
        return page("Search: " + escaped(words), list(affairs.search(words)));
    }

    /** An office with its notices. */
    public String office(String office) {
        return page(escaped(office), "<pre>" + escaped(notices.of(office)) + "</pre>");
    }

    /** Asks the database. */
    public String health() {
        affairs.find(1);
        return "ok";
    }

    private String page(String title, String body) {
        return "<!doctype html><title>" + title + "</title><h1>" + title + "</h1>" + body + "<footer>" + settings.site()
                + " " + settings.instance() + "</footer>";
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static boolean isTurn(AtomicLong counter, int every) {
        return every > 0 && counter.incrementAndGet() % every == 0;
    }
}
