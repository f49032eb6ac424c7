package io.dure.collector;

import io.dure.collector.settings.InvalidSettingException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one line why the collector cannot start. */
final class StartFailure {
    private StartFailure() {}

    static String describe(Throwable failure) {
        return find(failure, InvalidSettingException.class)
                .map(StartFailure::message)
                .or(() -> find(failure, UnboundConfigurationPropertiesException.class)
                        .map(StartFailure::misspelt))
                .or(() -> find(failure, BindException.class)
                        .map(property -> property.getName() + ": " + message(root(property))))
                .or(() -> find(failure, PortInUseException.class)
                        .map(busy -> "dure.collector.otlp.http-port: " + message(busy)))
                .or(() -> find(failure, UncheckedIOException.class)
                        .map(broken -> message(broken) + " (" + message(root(broken)) + ")"))
                .orElseGet(() -> message(root(failure)));
    }

    private static String misspelt(UnboundConfigurationPropertiesException unknown) {
        return unknown.getUnboundProperties().stream()
                        .map(property -> property.getName().toString())
                        .sorted()
                        .toList()
                + ": no such property; check its spelling";
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
