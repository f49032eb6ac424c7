package io.dure.demo.portal.egov;

import io.dure.demo.portal.pages.PortalPages;
import javax.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The portal's pages. */
@RestController
public class PortalController {
    private static final String HTML = "text/html;charset=UTF-8";

    private final PortalPages pages;

    PortalController(PortalPages pages) {
        this.pages = pages;
    }

    @GetMapping(value = "/", produces = HTML)
    public String home(HttpSession session) {
        Integer seen = (Integer) session.getAttribute("pages");
        int now = seen == null ? 1 : seen + 1;
        session.setAttribute("pages", now);
        return pages.home(now);
    }

    @GetMapping(value = "/civil-affairs/{id}", produces = HTML)
    public String civilAffair(@PathVariable("id") long id) {
        return pages.civilAffair(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no civil affair " + id));
    }

    @GetMapping(value = "/search", produces = HTML)
    public String search(@RequestParam(name = "q", defaultValue = "") String words) throws InterruptedException {
        return pages.search(words);
    }

    @GetMapping(value = "/offices/{office}", produces = HTML)
    public String office(@PathVariable("office") String office) {
        return pages.office(office);
    }

    @GetMapping(value = "/health", produces = "text/plain;charset=UTF-8")
    public String health() {
        return pages.health();
    }
}
