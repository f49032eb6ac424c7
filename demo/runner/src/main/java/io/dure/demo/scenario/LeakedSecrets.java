package io.dure.demo.scenario;

import io.dure.demo.layout.DataFolder;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for every secret of the demonstration in everything that its processes wrote to their logs. */
public final class LeakedSecrets {
    /** Of the lines of base64 that a private key is written in, the first is alike for all keys of a kind. */
    private static final int TELLING_LINE = 2;

    private LeakedSecrets() {}

    public static void check(DataFolder folder, Findings findings) {
        Map<String, String> secrets = secrets(folder);
        List<String> leaks = new ArrayList<>();
        List<Path> logs = files(folder.file("logs"));
        for (Path log : logs) {
            String said = read(log);
            secrets.forEach((name, secret) -> {
                if (said.contains(secret)) {
                    leaks.add(name + " in " + log.getFileName());
                }
            });
        }
        findings.check(
                "no secret stands in any log",
                leaks.isEmpty() && !logs.isEmpty() && !secrets.isEmpty(),
                "none of " + secrets.size() + " secrets in " + logs.size() + " logs",
                leaks.isEmpty() ? "none" : String.join(", ", leaks),
                (long) logs.size());
    }

    private static Map<String, String> secrets(DataFolder folder) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Path file : files(folder.file("secrets"))) {
            secrets.put(file.getFileName().toString(), read(file).strip());
        }
        for (Path file : files(folder.folder("work"))) {
            if (file.getFileName().toString().startsWith("credential-")) {
                secrets.put(file.getFileName().toString(), read(file).strip());
            }
        }
        try (Stream<Path> tree = Files.walk(folder.root())) {
            for (Path file : tree.filter(LeakedSecrets::isKept).toList()) {
                List<String> lines = read(file).lines().toList();
                int key = lines.indexOf("-----BEGIN PRIVATE KEY-----");
                if (key >= 0) {
                    secrets.put(folder.root().relativize(file).toString(), lines.get(key + TELLING_LINE));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    /** By the hub or a collector, of its keys. */
    private static boolean isKept(Path file) {
        Path folder = file.getParent();
        return folder != null && folder.endsWith("trust") && Files.isRegularFile(file);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
