# What tests of commands ask about the last `run`: its status, and what it says or does not.
is() { [ "$status" -eq "$1" ] || { echo "status $status: $output"; false; }; }
says() { [[ "$output" == *"$1"* ]] || { echo "not said: $1"; echo "$output"; false; }; }
hushes() { [[ "$output" != *"$1"* ]] || { echo "said: $1"; echo "$output"; false; }; }
