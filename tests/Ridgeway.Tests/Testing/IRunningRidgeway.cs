using Microsoft.Extensions.DependencyInjection;

namespace Ridgeway.Testing;

/// <summary>A Ridgeway that runs in a test, with or without its web server.</summary>
internal interface IRunningRidgeway
{
    TestClock Clock { get; }

    /// <summary>A scope of its own, as each request has.</summary>
    AsyncServiceScope NewScope();

    /// <summary>Lets every room hear what was told.</summary>
    Task<int> DeliverAsync();
}
