package io.dure.bench.matrix;

import io.dure.demo.report.Findings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one case.
 *
 * @param hit a member went out that had to stay
 * @param outAfter seconds until the last nameserver left the private member out; null: one did not
 * @param askedTwice questions that were answered only the second time, at nameservers that live
 * @param unanswered questions without an address in their answer, at nameservers that live
 */
record Outcome(
        String cut,
        String dead,
        boolean portalDead,
        Expected expected,
        boolean hit,
        @Nullable Double outAfter,
        long unanswered,
        long askedTwice,
        long asked) {
    boolean missed() {
        return expected == Expected.OUT && outAfter == null;
    }

    boolean right() {
        return !hit && !missed() && unanswered == 0;
    }

    void tell(Findings findings) {
        findings.check(
                "%s cut, %s dead, %s".formatted(cut, dead, portalDead ? "private portal dead" : "both portals up"),
                right(),
                expected.label(),
                actual(),
                asked);
    }

    private String actual() {
        String went = hit
                ? "wrongly out"
                : outAfter == null ? "stays" : String.format(Locale.ROOT, "out after %.1f s", outAfter);
        return unanswered == 0 ? went : went + ", " + unanswered + " not answered";
    }
}
