using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Ridgeway.Testing;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on each engine; on PostgreSQL only where one is found, else it is skipped and says so.</summary>
internal sealed class EveryEngineAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ITheoryDataRow[] rows =
        [
            new TheoryDataRow(Engine.Sqlite),
            new TheoryDataRow(Engine.Postgres) { Skip = TestPostgres.IsFound ? null : TestPostgres.NotFound },
        ];
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
