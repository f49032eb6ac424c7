package io.dure.hub.reconciliation;

import io.dure.hub.change.Changes;
import io.dure.hub.federation.Connections;
import io.dure.hub.federation.IntakeCounts;
import io.dure.hub.federation.StoreHealth;
import io.dure.hub.store.DiskWatch;
import io.dure.hub.store.Stores;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger as beans. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    /** Windows carry the time of day, which a clock that only runs on from the start would miss after a step. */
    private static final Clock WALL = Clock.systemUTC();

    @Bean
    BooksInbox booksInbox() {
        return new BooksInbox(WALL);
    }

    @Bean
    LedgerKeeper ledgerKeeper(
            Stores stores, Connections connections, BooksInbox inbox, IntakeCounts intake, Changes changes) {
        return new LedgerKeeper(stores.lives(), connections, inbox, intake, changes, WALL);
    }

    @Bean
    LedgerAlarms ledgerAlarms(Ledgers ledgers, StoreHealth store, DiskWatch disk) {
        return new LedgerAlarms(ledgers, store::trouble, disk::fullSince, WALL);
    }
}
