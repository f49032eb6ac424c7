package io.dure.demo.notices;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The notices in force, by office. */
@RestController
class NoticesController {
    private static final List<Notice> NOTICES = List.of(
            new Notice(1, "civil-affairs", "Certificates are issued until 18:00"),
            new Notice(2, "civil-affairs", "Bring an identity card for a family relation certificate"),
            new Notice(3, "tax", "Local tax may be paid until the end of the month"),
            new Notice(4, "tax", "Receipts of the year are ready"),
            new Notice(5, "health", "Vaccinations without appointment on Wednesdays"));

    /** @param office that published it */
    record Notice(int id, String office, String text) {}

    @GetMapping("/notices/{office}")
    List<Notice> ofOffice(@PathVariable String office) {
        List<Notice> found = NOTICES.stream()
                .filter(notice -> notice.office().equals(office))
                .toList();
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no office " + office);
        }
        return found;
    }

    @GetMapping("/health")
    String health() {
        return "ok";
    }
}
