package io.dure.hub.federation;

import io.dure.hub.HubProperties;
import io.dure.hub.InvalidConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who may connect, each by a token of its own. Only hashes of the tokens are kept. */
public final class Enrolment {
    private static final int SHORTEST_TOKEN = 16;

    private final List<Entry> entries;

    private Enrolment(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads every collector's token.
     *
     * @throws InvalidConfiguration if a file is missing, too short or the same as another's
     */
    public static Enrolment read(List<HubProperties.Collector> collectors) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < collectors.size(); i++) {
            HubProperties.Collector collector = collectors.get(i);
            String property = "dure.hub.collectors[" + i + "].token-file";
            byte[] hash = hash(token(property, collector.tokenFile()));
            if (entries.stream().anyMatch(entry -> Arrays.equals(entry.hash, hash))) {
                throw new InvalidConfiguration(
                        property + ": " + collector.id() + " has the token of another collector");
            }
            entries.add(new Entry(new Enrolled(collector.id(), collector.siteName(), collector.domain()), hash));
        }
        return new Enrolment(entries);
    }

    private static String token(String property, Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.length() < SHORTEST_TOKEN) {
                throw new InvalidConfiguration(
                        property + ": " + file + " must hold a token of at least " + SHORTEST_TOKEN + " characters");
            }
            return token;
        } catch (IOException unreadable) {
            throw new InvalidConfiguration(property + ": cannot read " + file, unreadable);
        }
    }

    /** The vantage point of a token. Takes the same time for every token, right or wrong. */
    Optional<Enrolled> of(String token) {
        byte[] hash = hash(token);
        Enrolled found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(hash, entry.hash)) {
                found = entry.enrolled;
            }
        }
        return Optional.ofNullable(found);
    }

    /** In the order of the configuration. */
    public List<Enrolled> all() {
        return entries.stream().map(entry -> entry.enrolled).toList();
    }

    public Optional<Enrolled> byId(String id) {
        return entries.stream()
                .map(entry -> entry.enrolled)
                .filter(enrolled -> enrolled.id().equals(id))
                .findFirst();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static final class Entry {
        private final Enrolled enrolled;
        private final byte[] hash;

        private Entry(Enrolled enrolled, byte[] hash) {
            this.enrolled = enrolled;
            this.hash = hash;
        }
    }
}
