package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.provider.rfc2136.Rfc2136Settings.Transport;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.nio.file.Path;

class BindTest extends RealServerContract {
    @Override
    DnsServerProcess start(Path folder, ServedZone zone) throws IOException {
        return BindServer.primary(folder, zone);
    }

    @Override
    Transport transport() {
        return Transport.TCP;
    }

    @Override
    Weighting weighting() {
        return new Weighting.Addresses(16, 10);
    }
}
