package io.dure.collector.testing;

import io.dure.collector.RegionalCollector;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** A collector within the test's process, from an operator's file. */
public final class RunningCollector implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningCollector(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningCollector start(Path file) {
        return new RunningCollector(RegionalCollector.start("--spring.config.additional-location=file:" + file));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public int httpPort() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
