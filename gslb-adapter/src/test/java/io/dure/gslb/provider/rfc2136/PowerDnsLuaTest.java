package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.provider.rfc2136.Rfc2136Settings.Transport;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.PowerDnsServer;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.nio.file.Path;

class PowerDnsLuaTest extends RealServerContract {
    @Override
    DnsServerProcess start(Path folder, ServedZone zone) throws IOException {
        return PowerDnsServer.primary(folder, zone);
    }

    @Override
    Transport transport() {
        return Transport.UDP;
    }

    @Override
    Weighting weighting() {
        return new Weighting.Lua();
    }
}
