package io.dure.bench.matrix;

/**
 * What the nameservers that live shall do, written down before anything ran. Voters are the private and the public
 * collector and the witness; it takes two, one of them outside the private site, to call the private portal down.
 *
 * <pre>
 * portal up: nobody may ever be taken out, for at most one voter that can see loses its way to a portal
 *
 * portal dead      none   hub    private collector   public collector dead
 * no link          out    out    out                 out
 * hub-private      out    out    out                 stays (1)
 * hub-public       out    out    stays (2)           out
 * private-public   out    out    out                 out
 * both hub links   out    out    stays (2)           stays (1)
 *
 * (1) the private collector hears neither peer and takes itself for blind: no second voter reaches its nameserver
 * (2) the public one likewise
 * </pre>
 */
enum Expected {
    /** The private member leaves the answers of every nameserver that lives. */
    OUT("out"),
    /** No quorum reaches a nameserver: every one answers on as before. */
    STAYS("stays");

    private final String label;

    Expected(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Expected of(Cut cut, Dead dead, boolean portalDead) {
        if (!portalDead) {
            return STAYS;
        }
        return switch (cut) {
            case NONE, PRIVATE_PUBLIC -> OUT;
            case HUB_PRIVATE -> dead == Dead.PUBLIC_COLLECTOR ? STAYS : OUT;
            case HUB_PUBLIC -> dead == Dead.PRIVATE_COLLECTOR ? STAYS : OUT;
            case BOTH_HUB_LINKS -> dead == Dead.PUBLIC_COLLECTOR || dead == Dead.PRIVATE_COLLECTOR ? STAYS : OUT;
        };
    }
}
