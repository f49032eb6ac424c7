package io.dure.hub.service.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code ./dure services}: exports, compares and applies the services of a hub. */
public final class ServicesCommand {
    public static final int EQUAL_OR_DONE = 0;
    public static final int DIFFERS = 1;
    public static final int ERROR = 2;

    private static final String DOCUMENT = "/api/v1/services.yaml";

    private final Options options;
    private final HubConnection hub;

    private ServicesCommand(Options options, Map<String, String> environment) {
        this.options = options;
        this.hub = new HubConnection(options, environment);
    }

    /** Ends with the exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    /** Does what the arguments say and returns the exit code. */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(arguments);
            if (options.has("--help")) {
                out.println(Options.USAGE);
                return EQUAL_OR_DONE;
            }
            ServicesCommand command = new ServicesCommand(options, environment);
            return command.run(options.command(), out);
        } catch (Refused refused) {
            err.println("dure: " + refused.getMessage());
            return ERROR;
        } catch (IOException broken) {
            err.println("dure: " + reason(broken));
            return ERROR;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ERROR;
        }
    }

    private static String reason(IOException broken) {
        String message = broken.getMessage();
        return message == null
                ? "the hub cannot be reached: " + broken.getClass().getSimpleName()
                : message;
    }

    private int run(String command, PrintStream out) throws IOException, InterruptedException {
        Optional<String> document = command.equals("export") ? Optional.empty() : Optional.of(options.read("-f"));
        hub.signIn();
        try {
            return document.isEmpty() ? export(out) : compare(document.get(), command.equals("apply"), out);
        } finally {
            hub.signOut();
        }
    }

    private int export(PrintStream out) throws IOException, InterruptedException {
        HttpResponse<String> answer = hub.send("GET", DOCUMENT, BodyPublishers.noBody(), Map.of());
        if (options.has("-f")) {
            Files.writeString(Path.of(options.needed("-f")), answer.body());
        } else {
            out.print(answer.body());
        }
        return EQUAL_OR_DONE;
    }

    /** What is applied is what was compared: both are of the same tag. */
    private int compare(String document, boolean apply, PrintStream out) throws IOException, InterruptedException {
        String remove = (options.has("--remove") ? "&remove=true" : "")
                + (options.has("--records") ? "&records=" + options.choice() : "");
        Map<?, ?> compared = put(document, "?dryRun=true" + remove, Map.of());
        boolean refused = print(compared, out);
        boolean differs = Boolean.TRUE.equals(compared.get("differs"));
        if (!differs) {
            out.println("equal");
            return EQUAL_OR_DONE;
        }
        if (!apply) {
            return refused ? ERROR : DIFFERS;
        }
        if (refused) {
            throw new Refused("nothing was changed: a part of it is refused");
        }
        String reason = options.has("--reason")
                ? "&reason=" + URLEncoder.encode(options.needed("--reason"), StandardCharsets.UTF_8)
                : "";
        Map<?, ?> applied = put(
                document, "?dryRun=false" + remove + reason, Map.of("If-Match", String.valueOf(compared.get("etag"))));
        boolean waits = false;
        for (Object one : Json.list(applied, "services")) {
            if (one instanceof Map<?, ?> service && service.get("proposal") instanceof String proposal) {
                out.println("proposed: " + service.get("id") + " as " + proposal + "; somebody else approves it");
                waits = true;
            }
        }
        out.println(waits ? "the rest is applied" : "applied");
        return waits ? DIFFERS : EQUAL_OR_DONE;
    }

    private Map<?, ?> put(String document, String query, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/yaml");
        HttpResponse<String> answer = hub.send("PUT", DOCUMENT + query, BodyPublishers.ofString(document), all);
        return Json.object(answer.body());
    }

    /** @return whether anything would be refused */
    private static boolean print(Map<?, ?> compared, PrintStream out) {
        boolean refused = false;
        for (Object one : Json.list(compared, "services")) {
            Map<?, ?> service = (Map<?, ?>) one;
            String id = String.valueOf(service.get("id"));
            switch (String.valueOf(service.get("action"))) {
                case "create" -> out.println("+ " + id);
                case "change" -> out.println("~ " + id);
                case "remove" -> out.println("- " + id);
                case "keep" -> out.println("  " + id + " is not in the file and stays; --remove removes it");
                default -> {}
            }
            for (Object change : Json.list(service, "changes")) {
                Map<?, ?> key = (Map<?, ?>) change;
                out.println("    " + key.get("path") + ": " + shown(key, "from") + " -> " + shown(key, "to"));
            }
            Json.list(service, "warnings").forEach(warning -> out.println("    warning: " + warning));
            if (service.get("refusal") instanceof Map<?, ?> refusal) {
                refused = true;
                out.println("    refused: " + refusal.get("code") + ": " + refusal.get("message"));
            }
        }
        return refused;
    }

    private static String shown(Map<?, ?> object, String key) {
        Object value = object.get(key);
        return value == null || value.equals(Json.NOTHING) ? "(none)" : value.toString();
    }
}
