package io.dure.hub.service;

import io.dure.hub.failover.Guardrails;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document's form of guardrails. */
final class GuardrailsYaml {
    private static final Scalar<DayOfWeek> DAY = Scalar.word(DayOfWeek.class);
    private static final Scalar<LocalTime> TIME = new Scalar<>("a time of day, as 09:00", LocalTime::parse);
    private static final Scalar<ZoneId> ZONE = new Scalar<>("a time zone, as Asia/Seoul", ZoneId::of);

    private GuardrailsYaml() {}

    static Optional<Guardrails> read(Keys keys) {
        Optional<Integer> healthy = keys.optional("minimum-healthy-percent", 0, Scalar.whole(0, 100));
        Optional<Keys> change = keys.mapping("largest-change");
        Optional<Keys> window = keys.mapping("window");
        Optional<Boolean> twoPeople = keys.optional("two-people", false, Scalar.TRUTH);
        Optional<Guardrails.LargestChange> largest = change.flatMap(GuardrailsYaml::largestChange);
        Optional<Guardrails.Window> allowed = window.flatMap(GuardrailsYaml::window);
        keys.end();
        boolean whole = healthy.isPresent()
                && twoPeople.isPresent()
                && change.isPresent() == largest.isPresent()
                && window.isPresent() == allowed.isPresent();
        return whole
                ? keys.build(() -> new Guardrails(healthy.get(), largest, allowed, twoPeople.get()))
                : Optional.empty();
    }

    private static Optional<Guardrails.LargestChange> largestChange(Keys keys) {
        Optional<Integer> points = keys.required("points", Scalar.whole(1, 100));
        Optional<Duration> within = keys.required("within", Scalar.DURATION);
        keys.end();
        return points.isPresent() && within.isPresent()
                ? keys.build(() -> new Guardrails.LargestChange(points.get(), within.get()))
                : Optional.empty();
    }

    private static Optional<Guardrails.Window> window(Keys keys) {
        keys.require("days", "a list of days, as [monday, friday]");
        List<DayOfWeek> days = keys.list("days", 7, DAY);
        Optional<LocalTime> from = keys.required("from", TIME);
        Optional<LocalTime> to = keys.required("to", TIME);
        Optional<ZoneId> zone = keys.required("zone", ZONE);
        keys.end();
        return from.isPresent() && to.isPresent() && zone.isPresent()
                ? keys.build(() -> new Guardrails.Window(new HashSet<>(days), from.get(), to.get(), zone.get()))
                : Optional.empty();
    }

    static Map<String, Object> tree(Guardrails guardrails) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("minimum-healthy-percent", guardrails.minimumHealthyPercent());
        guardrails.largestChange().ifPresent(largest -> {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("points", largest.points());
            change.put("within", Scalar.text(largest.within()));
            tree.put("largest-change", change);
        });
        guardrails.window().ifPresent(window -> {
            Map<String, Object> allowed = new LinkedHashMap<>();
            allowed.put(
                    "days", window.days().stream().sorted().map(Scalar::word).toList());
            allowed.put("from", window.from().toString());
            allowed.put("to", window.to().toString());
            allowed.put("zone", window.zone().getId());
            tree.put("window", allowed);
        });
        tree.put("two-people", guardrails.twoPeople());
        return tree;
    }
}
