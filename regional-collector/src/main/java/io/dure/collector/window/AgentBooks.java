package io.dure.collector.window;

import com.google.protobuf.ByteString;
import io.dure.federation.v1.Account;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What our agent says of its own counting, of its clock and of its users, beside the measured values. */
final class AgentBooks {
    static final int MOST_USERS = 2_000;
    private static final int MOST_REASONS = 32;
    private static final Set<String> USERS_SOURCES = Set.of("login", "cookie", "session");

    private final Rejections rejections;
    private final TreeMap<String, Long> dropped = new TreeMap<>();
    private final Set<Long> users = new LinkedHashSet<>();
    private OptionalLong created = OptionalLong.empty();
    private OptionalLong waiting = OptionalLong.empty();
    private OptionalLong clockOffsetMs = OptionalLong.empty();
    private String usersSource = "";
    private boolean last;
    private long usersOverflow;

    AgentBooks(Rejections rejections) {
        this.rejections = rejections;
    }

    /** Whether the metric was one of the books. */
    boolean read(Metric metric) {
        switch (metric.getName()) {
            case "dure.agent.created" -> created = newest(metric);
            case "dure.agent.dropped" -> readDropped(metric);
            case "dure.agent.waiting" -> waiting = newest(metric);
            case "dure.agent.last" -> last = newest(metric).orElse(0) != 0;
            case "dure.agent.clock_offset" -> clockOffsetMs = newest(metric);
            // Each histogram's edge buckets hold what was clamped; the sum is for a reader of OTLP.
            case "dure.agent.clamped" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readDropped(Metric metric) {
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
            Optional<String> reason = new Attributes(point.getAttributesList()).text("reason");
            if (reason.isEmpty() || point.getAsInt() < 0 || dropped.size() >= MOST_REASONS) {
                rejections.add("malformed", 1);
            } else {
                dropped.merge(reason.get(), point.getAsInt(), Long::sum);
            }
        }
    }

    private static OptionalLong newest(Metric metric) {
        List<NumberDataPoint> points = metric.hasSum()
                ? metric.getSum().getDataPointsList()
                : metric.getGauge().getDataPointsList();
        if (points.isEmpty()) {
            return OptionalLong.empty();
        }
        NumberDataPoint point = points.getLast();
        return OptionalLong.of(point.hasAsDouble() ? Math.round(point.getAsDouble()) : point.getAsInt());
    }

    /** Reads {@code dure.users}: the keyed hash of each distinct user, 8 bytes each, lowest first. */
    void readUsers(Attributes attributes) {
        attributes.text("dure.users.source").filter(USERS_SOURCES::contains).ifPresent(word -> usersSource = word);
        ByteString hashes = attributes.bytes("dure.users").orElse(ByteString.EMPTY);
        if (hashes.size() % Long.BYTES != 0) {
            rejections.add("malformed", 1);
            return;
        }
        ByteBuffer buffer = hashes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            long user = buffer.getLong();
            if (users.size() < MOST_USERS) {
                users.add(user);
            } else if (!users.contains(user)) {
                usersOverflow++;
            }
        }
        usersOverflow += Math.max(0, attributes.number("dure.users.overflow").orElse(0));
    }

    boolean areOfWindow() {
        return waiting.isPresent();
    }

    /** The process ends: its window was closed before its time. */
    boolean areLast() {
        return last;
    }

    void fill(WindowPiece.Builder piece, boolean whole) {
        created.ifPresent(n -> piece.setAccount(Account.newBuilder()
                .setCreated(n)
                .putAllDropped(dropped)
                .setLast(whole && last)
                .setWaitingWindows((int) Math.clamp(waiting.orElse(0), 0, Integer.MAX_VALUE))));
        clockOffsetMs.ifPresent(piece::setClockOffsetMs);
        if (whole) {
            piece.addAllUsers(users).setUsersOverflow(usersOverflow).setUsersSource(usersSource);
        }
    }
}
