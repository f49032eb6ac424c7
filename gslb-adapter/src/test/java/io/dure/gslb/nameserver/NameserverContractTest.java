package io.dure.gslb.nameserver;

import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.testkit.ProviderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A nameserver keeps whole plans: whoever takes its token away takes its state. */
class NameserverContractTest extends ProviderContract {
    @TempDir
    private Path folder;

    private final List<Nameserver> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(Nameserver::close);
    }

    @Override
    protected Provider freshProvider() {
        try {
            Nameserver nameserver = Fixture.start(folder.resolve("data-" + started.size()));
            started.add(nameserver);
            return nameserver;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    protected Provider withoutToken(Provider provider) {
        return freshProvider();
    }
}
