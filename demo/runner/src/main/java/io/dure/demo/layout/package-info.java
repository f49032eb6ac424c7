/** Where everything is: addresses, the data folder, secrets, and the configuration files an operator would write. */
@NullMarked
package io.dure.demo.layout;

import org.jspecify.annotations.NullMarked;
