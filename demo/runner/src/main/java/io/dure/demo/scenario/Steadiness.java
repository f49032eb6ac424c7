package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Site;
import io.dure.demo.load.DnsExchange;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Users and answers go on as if nothing had happened, and no site is left out for a moment. */
final class Steadiness {
    /** At 30 of 100 and some thirty answers a second, five seconds without one naming a site do not happen by chance. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    private final Cloud cloud;
    private final Findings findings;

    Steadiness(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    void judge(String fault, Period period) {
        List<DnsExchange> exchanges = cloud.load().exchanges();
        Answers answers = new Answers(exchanges).during(period);
        findings.check(
                fault + ": every resolver got an answer each time it asked",
                answers.unanswered() == 0 && answers.bad() == 0,
                "0 without",
                answers.unanswered() + " without, " + answers.bad() + " bad replies",
                answers.count());
        for (Site site : Site.values()) {
            Duration gap = answers.longestWithout(site, period);
            findings.check(
                    fault + ": longest time without an answer naming " + site.id(),
                    gap.compareTo(LONGEST_GAP) <= 0,
                    "at most " + Findings.seconds(LONGEST_GAP) + ", else it was evacuated",
                    Findings.seconds(gap),
                    answers.count());
        }
        Clicks clicks = new Clicks(cloud.load().attempts()).during(period);
        findings.check(
                fault + ": every click was answered",
                clicks.unanswered() == 0,
                "0 without answer",
                clicks.unanswered() + " without answer",
                clicks.count());
    }

    /** The portal's own pace while its agent had nobody to report to. */
    void judgePace(String fault, Period before, Period during, Site site) {
        Clicks all = new Clicks(cloud.load().attempts());
        double usual = all.during(before).at(site).latency(0.5);
        double then = all.during(during).at(site).latency(0.5);
        double allowed = 1.5 * usual + 3;
        findings.check(
                fault + ": median answer of the portal at " + site.id() + " whose agents reach no collector",
                then <= allowed,
                "%.2f ms before, at most %.2f ms".formatted(usual, allowed),
                "%.2f ms".formatted(then),
                all.during(during).at(site).count());
    }

    static Period last(Duration length) {
        Instant now = Instant.now();
        return new Period(now.minus(length), now);
    }
}
