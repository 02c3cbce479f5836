.PHONY: check demo test bench

check: ## what CI runs, to the letter
	./.ci/run

demo: ## the whole loop on synthetic people, at http://127.0.0.1:5080
	dotnet run --project src/Ridgeway -c Release -- demo

test:
	dotnet test

bench: ## what it costs; prints one table
	dotnet run --project bench/Ridgeway.Bench -c Release
