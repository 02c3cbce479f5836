using System.Data.Common;

namespace Ridgeway.Data;

internal static class DbCommandBinding
{
    /// <summary>Adds a named parameter to a command of either engine. Null becomes DBNull.</summary>
    public static DbParameter Bind(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
