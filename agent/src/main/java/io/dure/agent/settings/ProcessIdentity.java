package io.dure.agent.settings;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which process this is. Asks neither JMX, which would be initialised before the application can configure it, nor, if
 * the operating system knows the host's name, the resolver.
 */
public final class ProcessIdentity {
    private final String host;
    private final long pid;
    private final Instant created;

    ProcessIdentity(String host, long pid, Instant created) {
        this.host = host;
        this.pid = pid;
        this.created = created;
    }

    /**
     * This process.
     *
     * @param now taken as the time of creation on Java 8, which does not tell
     */
    public static ProcessIdentity current(Instant now) {
        Object handle = handle();
        Long pid = (Long) call("java.lang.ProcessHandle", "pid", handle);
        Object info = call("java.lang.ProcessHandle", "info", handle);
        Optional<?> start = (Optional<?>) call("java.lang.ProcessHandle$Info", "startInstant", info);
        Instant created = start != null && start.isPresent() ? (Instant) start.get() : now;
        return new ProcessIdentity(hostName(), pid != null ? pid : pidFromProc(), created);
    }

    public String host() {
        return host;
    }

    public long pid() {
        return pid;
    }

    public Instant created() {
        return created;
    }

    private static @Nullable Object handle() {
        try {
            return Class.forName("java.lang.ProcessHandle").getMethod("current").invoke(null);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Object call(String type, String method, @Nullable Object target) {
        try {
            return target == null ? null : Class.forName(type).getMethod(method).invoke(target);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static long pidFromProc() {
        try {
            return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String hostName() {
        try {
            String name = new String(Files.readAllBytes(Paths.get("/proc/sys/kernel/hostname")), StandardCharsets.UTF_8)
                    .trim();
            if (!name.isEmpty()) {
                return name;
            }
        } catch (IOException e) {
            // Not Linux.
        }
        String windows = System.getenv("COMPUTERNAME");
        if (windows != null) {
            return windows;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
