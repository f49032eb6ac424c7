package io.dure.gslb.provider.testkit.route53;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The API of one account on a loopback port. Thread-safe. */
public final class Route53Double implements AutoCloseable {
    private static final String VERSION = "/2013-04-01/";
    private static final Pattern PATH =
            Pattern.compile(VERSION + "([a-z]+)(?:/([A-Za-z0-9-]+))?(?:/([A-Za-z0-9-]+))?/?");

    private final WireMockServer server = new WireMockServer(options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .disableRequestJournal()
            .jettyStopTimeout(1L)
            .extensions(new Answering(this)));
    private final Map<String, StoredZone> zones = new HashMap<>();
    private final Map<String, Boolean> changes = new HashMap<>();
    private final StoredChecks checks = new StoredChecks();
    private final Map<String, Deque<Mishap>> mishaps = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private final List<List<String>> batches = new ArrayList<>();
    private Predicate<StoredSet> poisonous = set -> false;
    private Runnable beforeChange = () -> {};
    private int mostInPage = 300;

    /** With one public zone. */
    public Route53Double(String zone, String name) {
        zones.put(zone, new StoredZone(name, false));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Answering.NAME)));
    }

    public URI url() {
        return URI.create(server.baseUrl());
    }

    @Override
    public void close() {
        server.stop();
    }

    public synchronized void zone(String id, String name, boolean isPrivate) {
        zones.put(id, new StoredZone(name, isPrivate));
    }

    /** Takes away what every fence leans on, to see what it was good for. */
    public synchronized void fenceless(String zone) {
        zone(zone).fenceless();
    }

    /** As if somebody else had made it. */
    public synchronized void put(String zone, StoredSet set) {
        zone(zone).put(set);
    }

    public synchronized void remove(String zone, Predicate<StoredSet> which) {
        zone(zone).remove(which);
    }

    /** Without those of the zone itself. */
    public synchronized List<StoredSet> sets(String zone) {
        return zone(zone).sets().stream()
                .filter(set -> !set.type().equals("NS") && !set.type().equals("SOA"))
                .toList();
    }

    public synchronized void put(StoredCheck check) {
        checks.put(check);
    }

    public synchronized List<StoredCheck> checks() {
        return checks.all();
    }

    public synchronized Map<String, String> checkNames() {
        return checks.names();
    }

    /** What each of the checkers reports of a check. */
    public synchronized void report(String check, String... statuses) {
        checks.report(check, List.of(statuses));
    }

    /** All changes made so far are everywhere. */
    public synchronized void settle() {
        changes.replaceAll((id, settled) -> true);
    }

    /** What happens to the next requests of an action, one after another. */
    public synchronized void mishap(String action, Mishap... next) {
        mishaps.computeIfAbsent(action, absent -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** Sets that no batch may hold. */
    public synchronized void refuse(Predicate<StoredSet> which) {
        poisonous = which;
    }

    /** Done when the next change comes in, before it is looked at. */
    public synchronized void beforeChange(Runnable once) {
        beforeChange = once;
    }

    public synchronized void mostInPage(int most) {
        mostInPage = most;
    }

    /** Requests of an action that came in. */
    public synchronized int requests(String action) {
        return requests.getOrDefault(action, 0);
    }

    /** Of each batch that came in, its changes in order, for example {@code UPSERT portal.egov.test. A dure:...}. */
    public synchronized List<List<String>> batches() {
        return List.copyOf(batches);
    }

    record Answer(int status, String body, boolean broken, boolean slow) {
        static Answer of(String body) {
            return new Answer(200, body, false, false);
        }
    }

    Answer answer(Request request) {
        if (request.getMethod().equals(RequestMethod.POST) && request.getUrl().contains("/rrset")) {
            takeBeforeChange().run();
        }
        return answerAlone(request);
    }

    private synchronized Runnable takeBeforeChange() {
        Runnable first = beforeChange;
        beforeChange = () -> {};
        return first;
    }

    private synchronized Answer answerAlone(Request request) {
        Matcher path = PATH.matcher(request.getUrl().replaceAll("\\?.*", ""));
        if (!path.matches()) {
            return error(new ApiError(404, "UnknownOperation", request.getUrl()), false);
        }
        String action = action(request.getMethod(), path);
        requests.merge(action, 1, Integer::sum);
        Deque<Mishap> waiting = mishaps.getOrDefault(action, new ArrayDeque<>());
        Mishap mishap = waiting.poll();
        if (mishap == Mishap.THROTTLED) {
            return error(new ApiError(400, "Throttling", "Rate exceeded"), false);
        }
        if (mishap == Mishap.PRIOR_REQUEST_NOT_COMPLETE) {
            return error(
                    new ApiError(
                            400,
                            "PriorRequestNotComplete",
                            "The request was rejected because Route 53 was still processing a prior request."),
                    false);
        }
        if (mishap == Mishap.ACCESS_DENIED) {
            return error(
                    new ApiError(403, "AccessDenied", "User is not authorized to perform: route53:" + action), false);
        }
        Answer answer = done(request, path, action, mishap == Mishap.OLD_FORM_OF_REFUSAL);
        if (mishap == Mishap.ANSWER_SLOW) {
            return new Answer(answer.status(), answer.body(), false, true);
        }
        if (mishap == Mishap.ANSWER_LOST) {
            waiting.addFirst(Mishap.ANSWER_LOST_ONCE);
        }
        return mishap == Mishap.ANSWER_LOST || mishap == Mishap.ANSWER_LOST_ONCE
                ? new Answer(200, "", true, false)
                : mishap == Mishap.SERVER_ERROR
                        ? error(new ApiError(500, "InternalError", "try later"), false)
                        : answer;
    }

    private Answer done(Request request, Matcher path, String action, boolean oldForm) {
        try {
            return action(request, path, action);
        } catch (ApiError refused) {
            return error(refused, oldForm);
        }
    }

    private static String action(RequestMethod method, Matcher path) {
        String what = path.group(1)
                + (path.group(2) == null ? "" : "/id")
                + (path.group(3) == null ? "" : "/" + path.group(3));
        return switch (method + " " + what) {
            case "POST hostedzone/id/rrset" -> "ChangeResourceRecordSets";
            case "GET hostedzone/id/rrset" -> "ListResourceRecordSets";
            case "GET hostedzone/id" -> "GetHostedZone";
            case "GET change/id" -> "GetChange";
            case "POST healthcheck" -> "CreateHealthCheck";
            case "GET healthcheck" -> "ListHealthChecks";
            case "GET healthcheck/id" -> "GetHealthCheck";
            case "DELETE healthcheck/id" -> "DeleteHealthCheck";
            case "GET healthcheck/id/status" -> "GetHealthCheckStatus";
            default -> what.startsWith("tags/id/") ? "ChangeTagsForResource" : method + " " + what;
        };
    }

    private Answer action(Request request, Matcher path, String action) {
        String id = Optional.ofNullable(path.group(2)).orElse("");
        return switch (action) {
            case "ChangeResourceRecordSets" -> Answer.of(change(id, Xml.read(request.getBodyAsString())));
            case "ListResourceRecordSets" -> Answer.of(list(id, request));
            case "GetHostedZone" ->
                Answer.of(Xml.document(
                        "GetHostedZoneResponse",
                        Xml.nested(
                                "HostedZone",
                                Xml.element("Id", "/hostedzone/" + id)
                                        + Xml.element("Name", zone(id).name())
                                        + Xml.element("CallerReference", "made")
                                        + Xml.nested("Config", Xml.element("PrivateZone", zone(id).isPrivate())))));
            case "GetChange" -> Answer.of(change("GetChangeResponse", id));
            case "CreateHealthCheck" ->
                new Answer(201, checks.create(Xml.read(request.getBodyAsString())), false, false);
            case "ListHealthChecks" -> Answer.of(checks.list(query(request, "marker"), Math.min(100, mostInPage)));
            case "GetHealthCheck" -> Answer.of(checks.read(id));
            case "DeleteHealthCheck" -> Answer.of(checks.delete(id));
            case "GetHealthCheckStatus" -> Answer.of(checks.status(id));
            case "ChangeTagsForResource" ->
                Answer.of(
                        checks.tag(Optional.ofNullable(path.group(3)).orElse(""), Xml.read(request.getBodyAsString())));
            default -> throw new ApiError(404, "UnknownOperation", action);
        };
    }

    private String change(String zone, Element request) {
        List<StoredZone.StoredChange> asked = Xml.child(request, "ChangeBatch")
                .flatMap(batch -> Xml.child(batch, "Changes"))
                .map(all -> Xml.children(all, "Change"))
                .orElse(List.of())
                .stream()
                .map(change -> new StoredZone.StoredChange(
                        Xml.text(change, "Action").orElse(""),
                        StoredSets.read(Xml.child(change, "ResourceRecordSet")
                                .orElseThrow(() -> ApiError.invalidInput("ResourceRecordSet is missing")))))
                .toList();
        batches.add(asked.stream()
                .map(one -> one.action() + " " + one.set().name() + " "
                        + one.set().type()
                        + one.set().setIdentifier().map(set -> " " + set).orElse(""))
                .toList());
        zone(zone).apply(asked, checks::holds, poisonous);
        String id = "C" + (changes.size() + 1);
        changes.put(id, false);
        return change("ChangeResourceRecordSetsResponse", id);
    }

    private String change(String root, String id) {
        Boolean settled = Optional.ofNullable(changes.get(id))
                .orElseThrow(() -> new ApiError(404, "NoSuchChange", "A change with the ID " + id + " does not exist"));
        return Xml.document(
                root,
                Xml.nested(
                        "ChangeInfo",
                        Xml.element("Id", "/change/" + id)
                                + Xml.element("Status", settled ? "INSYNC" : "PENDING")
                                + Xml.element("SubmittedAt", "2026-01-01T00:00:00.000Z")));
    }

    /** "Specifying where to start listing records": at the first that is not before name, type and identifier. */
    private String list(String zone, Request request) {
        Optional<String> name = query(request, "name").map(StoredSet::order);
        Optional<String> type = query(request, "type");
        if (type.isPresent() && name.isEmpty()) {
            throw ApiError.invalidInput("a type without a name");
        }
        String start = name.orElse("")
                + type.map(one -> " " + one).orElse("")
                + query(request, "identifier").map(one -> " " + one).orElse("");
        int most = Math.min(
                mostInPage, query(request, "maxitems").map(Integer::valueOf).orElse(300));
        List<StoredSet> from = zone(zone).sets().stream()
                .filter(set -> set.order().compareTo(start) >= 0)
                .toList();
        StringBuilder page = new StringBuilder();
        from.stream().limit(most).forEach(set -> page.append(StoredSets.write(set)));
        boolean truncated = from.size() > most;
        return Xml.document(
                "ListResourceRecordSetsResponse",
                Xml.nested("ResourceRecordSets", page.toString())
                        + Xml.element("IsTruncated", truncated)
                        + (truncated ? next(from.get(most)) : "")
                        + Xml.element("MaxItems", most));
    }

    private static String next(StoredSet set) {
        return Xml.element("NextRecordName", set.name())
                + Xml.element("NextRecordType", set.type())
                + set.setIdentifier()
                        .map(id -> Xml.element("NextRecordIdentifier", id))
                        .orElse("");
    }

    private static Optional<String> query(Request request, String name) {
        var parameter = request.queryParameter(name);
        return parameter != null && parameter.isPresent() ? Optional.of(parameter.firstValue()) : Optional.empty();
    }

    private StoredZone zone(String id) {
        return Optional.ofNullable(zones.get(id))
                .orElseThrow(() -> new ApiError(404, "NoSuchHostedZone", "No hosted zone found with ID: " + id));
    }

    private static Answer error(ApiError error, boolean oldForm) {
        String message = String.valueOf(error.getMessage());
        String body = oldForm && error.code().equals("InvalidChangeBatch")
                ? Xml.document(
                        "InvalidChangeBatch",
                        Xml.nested("Messages", Xml.element("Message", message)) + Xml.element("RequestId", "r-1"))
                : Xml.document(
                        "ErrorResponse",
                        Xml.nested(
                                        "Error",
                                        Xml.element("Type", "Sender")
                                                + Xml.element("Code", error.code())
                                                + Xml.element("Message", message))
                                + Xml.element("RequestId", "r-1"));
        return new Answer(error.status(), body, false, false);
    }
}
