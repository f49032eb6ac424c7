package io.dure.gslb.provider.testkit.route53;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * The account's health checks.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html">CreateHealthCheck</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheckStatus.html">
 *     GetHealthCheckStatus</a>
 */
final class StoredChecks {
    private final Map<String, StoredCheck> checks = new TreeMap<>();
    private final Map<String, List<String>> reports = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private int made;

    boolean holds(String id) {
        return checks.containsKey(id);
    }

    List<StoredCheck> all() {
        return List.copyOf(checks.values());
    }

    Map<String, String> names() {
        return Map.copyOf(names);
    }

    void put(StoredCheck check) {
        checks.put(check.id(), check);
    }

    void report(String id, List<String> statuses) {
        reports.put(id, statuses);
    }

    /** The same reference with the same settings is the same check; of a deleted one it is never used again. */
    String create(Element request) {
        String reference = Xml.text(request, "CallerReference").orElse("");
        Element told = Xml.child(request, "HealthCheckConfig")
                .orElseThrow(() -> ApiError.invalidInput("HealthCheckConfig is missing"));
        Map<String, String> config = new LinkedHashMap<>();
        List<String> children = new ArrayList<>();
        for (Element element : Xml.children(told, "")) {
            if (element.getTagName().equals("ChildHealthChecks")) {
                Xml.children(element, "ChildHealthCheck").forEach(child -> children.add(child.getTextContent()));
            } else {
                config.put(element.getTagName(), element.getTextContent());
            }
        }
        Optional<StoredCheck> same = checks.values().stream()
                .filter(check -> check.reference().equals(reference))
                .findFirst();
        if (deleted.contains(reference)
                || same.filter(check -> !check.config().equals(config)
                                || !check.children().equals(children))
                        .isPresent()) {
            throw new ApiError(
                    409, "HealthCheckAlreadyExists", "A health check was made with the caller reference " + reference);
        }
        if (same.isPresent()) {
            return write("CreateHealthCheckResponse", same.get());
        }
        StoredCheck check = new StoredCheck("check-" + ++made, reference, config, children, 1);
        check.judge();
        children.forEach(this::get);
        checks.put(check.id(), check);
        return write("CreateHealthCheckResponse", check);
    }

    String read(String id) {
        return write("GetHealthCheckResponse", get(id));
    }

    String list(Optional<String> marker, int most) {
        List<StoredCheck> from = checks.values().stream()
                .filter(check ->
                        marker.filter(first -> check.id().compareTo(first) < 0).isEmpty())
                .toList();
        StringBuilder page = new StringBuilder();
        from.stream().limit(most).forEach(check -> page.append(write(check)));
        boolean truncated = from.size() > most;
        return Xml.document(
                "ListHealthChecksResponse",
                Xml.nested("HealthChecks", page.toString())
                        + Xml.element("Marker", marker.orElse(""))
                        + Xml.element("IsTruncated", truncated)
                        + (truncated ? Xml.element("NextMarker", from.get(most).id()) : "")
                        + Xml.element("MaxItems", most));
    }

    String delete(String id) {
        deleted.add(get(id).reference());
        checks.remove(id);
        return Xml.document("DeleteHealthCheckResponse", "");
    }

    String tag(String id, Element request) {
        get(id);
        Xml.child(request, "AddTags")
                .flatMap(tags -> Xml.child(tags, "Tag"))
                .flatMap(tag -> Xml.text(tag, "Value"))
                .ifPresent(name -> names.put(id, name));
        return Xml.document("ChangeTagsForResourceResponse", "");
    }

    String status(String id) {
        if (get(id).type().equals("CALCULATED")) {
            throw ApiError.invalidInput("the status of a calculated health check cannot be read");
        }
        StringBuilder observations = new StringBuilder();
        for (String report : reports.getOrDefault(id, List.of())) {
            observations.append(Xml.nested(
                    "HealthCheckObservation",
                    Xml.element("Region", "eu-west-1")
                            + Xml.element("IPAddress", "192.0.2.1")
                            + Xml.nested(
                                    "StatusReport",
                                    Xml.element("Status", report)
                                            + Xml.element("CheckedTime", "2026-01-01T00:00:00.000Z"))));
        }
        return Xml.document(
                "GetHealthCheckStatusResponse", Xml.nested("HealthCheckObservations", observations.toString()));
    }

    private StoredCheck get(String id) {
        return Optional.ofNullable(checks.get(id))
                .orElseThrow(() -> new ApiError(404, "NoSuchHealthCheck", "No health check exists with the ID " + id));
    }

    private static String write(String root, StoredCheck check) {
        return Xml.document(root, write(check));
    }

    private static String write(StoredCheck check) {
        StringBuilder config = new StringBuilder();
        check.config().forEach((name, value) -> config.append(Xml.element(name, value)));
        if (!check.children().isEmpty()) {
            StringBuilder children = new StringBuilder();
            check.children().forEach(child -> children.append(Xml.element("ChildHealthCheck", child)));
            config.append(Xml.nested("ChildHealthChecks", children.toString()));
        }
        return Xml.nested(
                "HealthCheck",
                Xml.element("Id", check.id())
                        + Xml.element("CallerReference", check.reference())
                        + Xml.nested("HealthCheckConfig", config.toString())
                        + Xml.element("HealthCheckVersion", check.version()));
    }
}
