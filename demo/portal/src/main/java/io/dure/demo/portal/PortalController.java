package io.dure.demo.portal;

import io.dure.demo.portal.pages.PortalPages;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The portal's pages. */
@RestController
class PortalController {
    private final PortalPages pages;

    PortalController(PortalPages pages) {
        this.pages = pages;
    }

    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    String home(HttpSession session) {
        Integer seen = (Integer) session.getAttribute("pages");
        int now = seen == null ? 1 : seen + 1;
        session.setAttribute("pages", now);
        return pages.home(now);
    }

    @GetMapping(value = "/civil-affairs/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String civilAffair(@PathVariable long id) {
        return pages.civilAffair(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no civil affair " + id));
    }

    @GetMapping(value = "/search", produces = MediaType.TEXT_HTML_VALUE)
    String search(@RequestParam(defaultValue = "") String q) throws InterruptedException {
        return pages.search(q);
    }

    @GetMapping(value = "/offices/{office}", produces = MediaType.TEXT_HTML_VALUE)
    String office(@PathVariable String office) {
        return pages.office(office);
    }

    @GetMapping(value = "/health", produces = MediaType.TEXT_PLAIN_VALUE)
    String health() {
        return pages.health();
    }
}
