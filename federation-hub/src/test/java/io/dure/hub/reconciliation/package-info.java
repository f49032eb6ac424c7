@NullMarked
package io.dure.hub.reconciliation;

import org.jspecify.annotations.NullMarked;
