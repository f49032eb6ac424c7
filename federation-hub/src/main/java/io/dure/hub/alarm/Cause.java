package io.dure.hub.alarm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm is about, told apart from everything else that may be wrong.
 *
 * @param rule whose limit it is; null for what the hub finds by itself
 */
record Cause(
        @Nullable String rule,
        String code,
        @Nullable String service,
        @Nullable String site,
        @Nullable String instance,
        @Nullable String subject) {
    private static final int HASH = 8;

    static Cause of(RaisedAlarm alarm) {
        AlarmReading reading = alarm.reading();
        return new Cause(
                reading == null ? null : reading.rule(),
                alarm.code(),
                alarm.service(),
                alarm.site(),
                alarm.instance(),
                alarm.subject());
    }

    boolean isOf(@Nullable String source) {
        return Objects.equals(rule, source);
    }

    /** The same as long as the alarm is on, safe in a path, and another one the next time. */
    String id(Instant since) {
        String all = String.join(
                "\n",
                String.valueOf(rule),
                code,
                String.valueOf(service),
                String.valueOf(site),
                String.valueOf(instance),
                String.valueOf(subject),
                Long.toString(since.toEpochMilli()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return code + "-" + HexFormat.of().formatHex(hash, 0, HASH);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
