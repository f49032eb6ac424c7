package io.dure.hub.service;

import io.dure.gslb.plan.Check;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The document's form of a check; the product's defaults find a dead endpoint within about 5 s. */
final class CheckYaml {
    private static final Scalar<Check.Kind> KIND = Scalar.word(Check.Kind.class);

    private CheckYaml() {}

    /** @param name of the service, which is what the Host header says by default */
    static Optional<Check> read(Keys keys, String name) {
        Optional<Check.Kind> kind = keys.optional("kind", Check.Kind.HTTP, KIND);
        Optional<Asked> asked = kind.flatMap(one -> asked(keys, one, name));
        Optional<Duration> interval = keys.optional("interval", Duration.ofSeconds(2), Scalar.DURATION);
        Optional<Duration> timeout = keys.optional("timeout", Duration.ofSeconds(1), Scalar.DURATION);
        Optional<Integer> fall = keys.optional("fall", 2, Scalar.whole(1, 100));
        Optional<Integer> rise = keys.optional("rise", 3, Scalar.whole(1, 100));
        keys.end();
        if (kind.isEmpty()
                || asked.isEmpty()
                || interval.isEmpty()
                || timeout.isEmpty()
                || fall.isEmpty()
                || rise.isEmpty()) {
            return Optional.empty();
        }
        return keys.build(() -> new Check(
                kind.get(),
                asked.get().path(),
                asked.get().host(),
                asked.get().status(),
                asked.get().body(),
                asked.get().certificateWarning(),
                interval.get(),
                timeout.get(),
                fall.get(),
                rise.get()));
    }

    /** What is asked and expected; nothing of it by TCP. */
    private record Asked(String path, String host, int status, Optional<String> body, Duration certificateWarning) {}

    private static Optional<Asked> asked(Keys keys, Check.Kind kind, String name) {
        if (kind == Check.Kind.TCP) {
            return Optional.of(new Asked("/", "", 200, Optional.empty(), Duration.ZERO));
        }
        Optional<String> path = keys.optional("path", "/", Scalar.TEXT);
        Optional<String> host = keys.optional("host", name, Scalar.TEXT);
        Optional<Integer> status = keys.optional("status", 200, Scalar.whole(100, 599));
        Optional<String> body = keys.optional("body", Scalar.LINES);
        Optional<Duration> warning = kind == Check.Kind.HTTPS
                ? keys.optional("certificate-warning", Check.DEFAULT_CERTIFICATE_WARNING, Scalar.DURATION)
                : Optional.of(Duration.ZERO);
        boolean whole = path.isPresent()
                && host.isPresent()
                && status.isPresent()
                && warning.isPresent()
                && keys.has("body") == body.isPresent();
        return whole
                ? Optional.of(new Asked(path.get(), host.get(), status.get(), body, warning.get()))
                : Optional.empty();
    }

    static Map<String, Object> tree(Check check) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", Scalar.word(check.kind()));
        if (check.kind() != Check.Kind.TCP) {
            tree.put("path", check.path());
            tree.put("host", check.host());
            tree.put("status", check.expectedStatus());
            check.body().ifPresent(body -> tree.put("body", body));
        }
        if (check.kind() == Check.Kind.HTTPS) {
            tree.put("certificate-warning", Scalar.text(check.certificateWarning()));
        }
        tree.put("interval", Scalar.text(check.interval()));
        tree.put("timeout", Scalar.text(check.timeout()));
        tree.put("fall", check.fall());
        tree.put("rise", check.rise());
        return tree;
    }
}
