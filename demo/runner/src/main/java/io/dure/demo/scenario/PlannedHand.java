package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What operators define and plan: services as a document, and two people. */
record PlannedHand(Cloud cloud, Findings findings) {
    private static final String SERVICE = "services/" + Addresses.SERVICE;
    private static final String REASON = "scenario steering";

    void document() {
        ServicesTool tool = new ServicesTool(cloud);
        check("services export: exit status", tool.export().status() == 0, 0, Files.exists(tool.file()));
        int unchanged = tool.diff().status();
        check("services diff of what was exported", unchanged == 0, 0, unchanged);
        rewrite(tool, "two-people: false", "two-people: true");
        ServicesTool.Said differs = tool.diff();
        check(
                "services diff: tells the key that differs",
                differs.status() == 1 && differs.text().contains("guardrails.two-people: false -> true"),
                "exit 1, guardrails.two-people: false -> true",
                differs.status() + ", " + differs.text().strip());
        ServicesTool.Said applied = tool.apply();
        check(
                "services apply: exit status",
                applied.status() == 0,
                0,
                applied.status() + ", " + applied.text().strip());
    }

    void twoPeople() {
        JsonNode proposal = cloud.hub()
                .put(SERVICE + "/weights", Map.of("weights", Map.of("private", 40, "public", 60), "reason", REASON))
                .body();
        String id = proposal.path("id").asString("none");
        check(
                "two people: weights become a proposal",
                proposal.path("state").asString("").equals("pending") && portal().configured(Site.PRIVATE.id()) == 50,
                "pending, and the weight as it was",
                proposal.path("state").asString("") + ", " + portal().configured(Site.PRIVATE.id()));
        Map<String, String> approval = Map.of("decision", "approve", "reason", REASON);
        HubClient.Reply alone = cloud.hub().post(SERVICE + "/proposals/" + id + "/decision", approval);
        check("two people: an operator does not approve", alone.status() == 403, 403, alone.status());
        try (HubClient approver = signedIn(User.APPROVER)) {
            approver.post(SERVICE + "/proposals/" + id + "/decision", approval).required();
            check(
                    "two people: done when another approves",
                    portal().configured(Site.PRIVATE.id()) == 40,
                    40,
                    portal().configured(Site.PRIVATE.id()));
            ServicesTool tool = new ServicesTool(cloud);
            rewrite(tool, "two-people: true", "two-people: false");
            rewrite(tool, "weight: 50", "weight: 40", "weight: 60");
            ServicesTool.Said off = tool.apply();
            check(
                    "two people: one administrator cannot switch it off",
                    off.status() == 1 && off.text().contains("proposed:"),
                    "exit 1, proposed",
                    off.status() + ", " + off.text().strip());
            String waiting = pending(approver).orElse("none");
            try (HubClient admin = signedIn(User.ADMIN)) {
                HubClient.Reply own = admin.post(SERVICE + "/proposals/" + waiting + "/decision", approval);
                String code = own.body().path("code").asString("");
                check(
                        "two people: who proposed it does not approve it",
                        code.equals("same-person"),
                        "same-person",
                        code);
            }
            approver.post(SERVICE + "/proposals/" + waiting + "/decision", approval)
                    .required();
            int same = tool.diff().status();
            check("two people: switched off by two", same == 0, 0, same);
            new RemovedService(cloud, findings).play(tool);
        }
    }

    private static Optional<String> pending(HubClient hub) {
        return hub.keep(SERVICE + "/proposals")
                .body()
                .path("proposals")
                .valueStream()
                .filter(one -> one.path("state").asString("").equals("pending"))
                .map(one -> one.path("id").asString(""))
                .findFirst();
    }

    private HubClient signedIn(User user) {
        HubClient client = new HubClient(Addresses.CONSOLE, cloud.folder().folder("raw/" + user.id()));
        client.signIn(user.id(), cloud.secrets().read(user.password(cloud.secrets())))
                .required();
        return client;
    }

    private static void rewrite(ServicesTool tool, String from, String... to) {
        try {
            String text = Files.readString(tool.file());
            for (String next : to) {
                text = text.replaceFirst(from, next);
            }
            Files.writeString(tool.file(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceSight portal() {
        return new ServiceSight(cloud.hub(), Addresses.SERVICE);
    }

    private void check(String name, boolean held, Object expected, Object actual) {
        findings.check(name, held, String.valueOf(expected), String.valueOf(actual), null);
    }
}
